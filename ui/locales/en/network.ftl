### Company networks.

error-certificateNotRecognised =
    .title = This file is not a certificate
    .meaning = Certificate files usually end in .pem, .crt or .cer.
    .action = Ask your IT department for the root certificate of your company network as “Base-64 X.509 (.cer)”.

error-certificateNotAuthority =
    .title = This is not the certificate Relabel needs
    .meaning = It belongs to one server and vouches for no other, so trusting it would not help.
    .action = Ask your IT department for the root certificate of your company network.

error-certificateWeak =
    .title = This certificate is not safe enough
    .meaning = Its key is too short, or it is signed with SHA-1, so nothing it vouches for is accepted.
    .action = Ask your IT department for the current root certificate of your company network.

error-certificateFileEnded =
    .title =
        { $ended ->
            [none] This certificate has expired
           *[other] This certificate expired on { $ended }
        }
    .meaning = An expired certificate no longer vouches for anything.
    .action = Ask your IT department for the current one.

error-certificateHasPrivateKey =
    .title = This file also contains a private key
    .meaning = A certificate to be trusted never comes with its private key. Relabel kept nothing of it.
    .action = Tell your IT department where the file came from, and ask for the certificate alone.

network-title = Network
network-intro = How Relabel reaches Adobe and AEM, and what to do if your network is in the way.
network-proxy-label = Proxy
network-proxy-kinds-system = Use the system’s proxy
network-proxy-kinds-without = No proxy
network-proxy-kinds-fixed = This proxy
network-proxy-system-none = Currently no address is set.
network-proxy-system-fixed = Currently { $proxy }.
network-proxy-system-variable = Currently { $proxy }, from the variable { $name }.
network-proxy-system-script = The system finds its proxy with a script (PAC), which Relabel cannot run. Ask your IT department for the address of the proxy and enter it below.
network-proxy-system-malformed = The variable { $name } does not contain the address of a proxy.
network-proxy-address = Address
network-proxy-address-hint = For example, proxy.example:3128
network-proxy-user = User name
network-proxy-user-hint = Only if the proxy asks for one
network-proxy-password = Password
network-proxy-password-hint = Stored in this computer’s key store
network-proxy-password-missing = There is no password in the key store. Enter it here.
network-proxy-password-kept = Saved
network-proxy-use = Use this proxy
network-proxy-apply = Apply
network-proxy-saved = Saved. It applies from now on.
network-proxy-read-failed = The proxy setting could not be read
network-proxy-failed = The proxy was not changed
network-certificates = Company certificates
network-certificates-hint = Only needed when your company network inspects traffic and this computer does not trust its certificate.
network-none = None. Relabel trusts what this computer trusts.
network-list-failed = The certificates could not be read
network-ends = Expires on { $day }
network-ended = Expired on { $day }
network-add = Add a company certificate…
network-add-failed = The certificate could not be added
network-refused = { $file } cannot be added
network-remove = Remove
network-remove-named = Remove { $name }
network-remove-title = Stop trusting { $name }?
network-remove-body = On a network that needs it, Relabel will no longer reach AEM. You can add it again from its file.
network-remove-yes = Stop trusting it
network-remove-failed = The certificate could not be removed

network-trust-title =
    { $n ->
        [one] Trust this certificate?
       *[other] Trust these { $n } certificates?
    }

network-trust-warning = Whoever owns a certificate you trust here can read everything Relabel sends and receives, including what gives access to AEM. Company networks do this when they inspect traffic.
network-trust-only-if = Continue only if your IT department gave you this file.
network-trust-yes = Trust
network-file = File
network-issued-to = Issued to
network-issued-by = Issued by
network-valid-until = Valid until

# For the details of an administrator.
network-fingerprint = SHA-256

network-check = Check the network
network-check-again = Check the network again
network-check-hint = Contacts Adobe’s sign-in and each of your AEM environments. No key is sent.
network-check-failed = The network could not be checked
network-checking = Checking the network

network-step-name = Finding the address
network-step-network = Connection
network-step-secure = Secure connection
network-step-answer = Answer
network-by-proxy-variable = Through the proxy { $proxy }, as set in the variable { $name }.
network-by-proxy-system = Through the proxy { $proxy }, as set in the system settings.
network-by-proxy-user = Through the proxy { $proxy }, as you set it.
network-without-proxy = Without a proxy.

network-all-good =
    { $n ->
        [one] The network lets Relabel through.
       *[other]
            All { $n ->
                [one] { $n } address
               *[other] { $n } addresses
            } can be reached.
    }

# Names the layer that failed first.
network-failed-name =
    { $n } of { $of ->
        [one] { $of } address
       *[other] { $of } addresses
    } not found: this computer is offline, or its network cannot find { $n ->
        [one] the address
       *[other] the addresses
    }.

network-failed-network =
    { $n } of { $of ->
        [one] { $of } address
       *[other] { $of } addresses
    } not reached: the network does not let Relabel through.

network-failed-secure =
    { $n } of { $of ->
        [one] { $of } address
       *[other] { $of } addresses
    } without a secure connection: the list below says why.

network-failed-answer =
    { $n } of { $of ->
        [one] { $of } address
       *[other] { $of } addresses
    } without the right answer: your network answers in place of the server, or cuts off the connection.
