"""What people do in Slack, received: mentions, messages, commands, buttons, forms; who may ask what where."""
