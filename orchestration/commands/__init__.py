"""The commands of `sourceline`, a module each: its `command` is the click command of the module's name."""
