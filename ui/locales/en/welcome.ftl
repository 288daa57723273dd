### The first page, and Home.

welcome-title = Relabel all your assets at once
welcome-intro = Start with the key file your AEM administrator sent you.
welcome-drop-title = Drop your key file here
welcome-drop-hint = It gives Relabel access to your AEM environment. Its name usually ends in .json.
welcome-choose = Choose file
welcome-practice = Try it in the practice environment
welcome-practice-hint = No key file yet? Practise with a sample library. Nothing leaves this computer.
welcome-sheet = Open a sheet
welcome-local-aem = Developers: use the AEM SDK on this computer
welcome-promise = Your key is stored in { $keyStore }, this computer’s key store. Relabel uses it only to sign in to Adobe and AEM.

welcome-steps-title = How it works

welcome-steps =
    .step-1 = Choose the assets
    .step-2 = Say what should change
    .step-3 = Check old and new values
    .step-4 = Run it

welcome-home-title = Welcome back
welcome-home-intro = Where would you like to work?
welcome-open = Open { $name }
welcome-open-short = Open
welcome-add-title = Another environment?
welcome-add-hint = Drop its key file anywhere in this window.
welcome-practice-title = Practice environment
welcome-practice-short = Try it
