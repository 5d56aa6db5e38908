"""Who gets into the admin: failed sign-ins are slowed down, and an editor may add a second factor."""
