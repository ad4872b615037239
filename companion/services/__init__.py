"""What a person can do, one file per feature. The only writers of state; each public method is one transaction."""
