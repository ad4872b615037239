"""Reminders: when would you like to be reminded, if at all?"""
