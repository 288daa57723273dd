### Settings.

settings-title = Settings
settings-appearance = Language and appearance
settings-language = Language
settings-language-system = Same as this computer
settings-theme = Theme
settings-themes-system = Same as this computer
settings-themes-light = Light
settings-themes-dark = Dark
settings-storage = Storage
settings-data-folder = Relabel’s files
settings-key-store = Keys
settings-key-store-hint = In { $name }, this computer’s key store. Never in a file.
settings-practice = Practice environment
settings-practice-hint = A simulated AEM on this computer for trying things out. Nothing leaves this computer.
settings-practice-open = Open the practice environment
settings-about = About Relabel
settings-version = Version { $version }
settings-licence = Open source under the Apache License 2.0.
settings-save-failed = The setting could not be saved
settings-loopback = This window was started for tests: key files may name a server on this computer.
