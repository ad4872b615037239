"""What has changed, as pictures: defined once here, drawn by the window and on paper from the same shapes."""
