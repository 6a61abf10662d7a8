"""Windows over a screen, which close when they have their answer."""
