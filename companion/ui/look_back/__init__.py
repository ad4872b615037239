"""Look back: what did I write?"""
