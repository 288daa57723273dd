### Settings.

settings-title = Settings
settings-appearance = Language and look
settings-language = Language
settings-language-system = Like this computer
settings-theme = Colours
settings-themes-system = Like this computer
settings-themes-light = Light
settings-themes-dark = Dark
settings-storage = Where things are kept
settings-data-folder = Files of Relabel
settings-key-store = Keys
settings-key-store-hint = In { $name }, the key store of this computer. Never in a file.
settings-practice = Practice environment
settings-practice-hint = A made-up AEM on this computer, for trying things out. Nothing leaves this computer.
settings-practice-open = Open the practice environment
settings-about = About Relabel
settings-version = Version { $version }
settings-licence = Open source under the Apache License 2.0.
settings-save-failed = The setting could not be saved
settings-loopback = This window was started for tests: key files may name a server on this computer.
