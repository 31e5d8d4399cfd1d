"""Articles written for this project (invented outlets and bylines) for the demo and the tests."""
