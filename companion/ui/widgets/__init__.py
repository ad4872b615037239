"""What screens are made of, one kind a module; screens take them from :mod:`companion.ui.widgets.kit`."""
