"""Today: what would I like to do now?"""
