"""What people do, one kind of doing a module."""
