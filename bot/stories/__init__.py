"""Stories: the reports of one event, told apart from those of its look-alikes, under ids that stay."""
