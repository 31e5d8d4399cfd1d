"""Having the ingest job run by itself: crontab lines and systemd units that an operator installs once."""
