### Complete messages to an administrator. With the technical names: administrators look
### for them in Adobe’s consoles.

-developer-console = Open the Developer Console of this environment (in Cloud Manager: Environments, the environment, “Developer Console”) and go to the “Integrations” tab.

-send-safely = Send me the file securely, for example through a password manager or a shared vault, not by plain email.

-ten-minutes = Wait about 10 minutes until AEM has applied it.

-check-again = I will press “Check again” on the connection in Relabel

## Messages to administrators.

request-steps-newKey-serviceCredentials =
    .step-1 = { -developer-console } Open “Technical Accounts” and the account { $account }.
    .step-2 = Choose “Add certificate” (after a leak: “Add new private key”). Older consoles call it “Refresh Service Credentials”. The old key keeps working until it expires or is revoked.
    .step-3 = Download the JSON of the new key.
    .step-4 = { -send-safely }

request-steps-newKey-oauthServerToServer =
    .step-1 = In the Adobe Developer Console, open the project of this credential and its page “OAuth Server-to-Server”.
    .step-2 = Add a second client secret. The first one keeps working.
    .step-3 = Choose “Download JSON”.
    .step-4 = { -send-safely }
    .step-5 = Once I tell you that the new one works, delete the first secret.

request-steps-newKey-localDevelopmentToken =
    .step-1 = The token acts as the person who creates it, so please make sure that I have the access to do the following myself: { -developer-console } Open “Local token” and choose “Get Local Development Token”.
    .step-2 = For long-term use, please create service credentials or an OAuth Server-to-Server credential instead: a token of this kind expires after at most 24 hours.
    .step-3 = { -send-safely }

request-steps-newKey-localAem =
    .step-1 = Check that AEM is running on my computer and that its account was not changed.

request-steps-profile-credential =
    .step-1 = In the Admin Console, open AEM as a Cloud Service, then the author instance of this environment, then a product profile with the service “AEM Assets API Users”.
    .step-2 = In the Adobe Developer Console, open the project of this credential, its AEM API, and add that product profile to the credential.

request-steps-profile-account =
    .step-1 = In the Admin Console, open AEM as a Cloud Service, then the author instance of this environment, then a product profile with no more rights than needed. Add { $account } to it.
    .step-2 = { -ten-minutes }

request-steps-register =
    .step-1 = Add the lines below to the API configuration (a YAML file in the “config” folder) of this environment’s Git repository. If the list already exists, add only the client ID.
    .step-2 = Run the config pipeline of Cloud Manager for this environment.
    .step-3 = Check that the environment has release 2024.10.18459 or newer.

request-newKey =
    .subject = Relabel: a new key for AEM
    .ask = Please create a new key for { $account }. The one I have expires soon, or is no longer accepted because it expired, was revoked or was replaced.
    .why = Without a valid key, no program can sign in to AEM with this account.
    .verify = I will add the new file in Relabel and press “Check again”; “The key” and “Signing in to Adobe” should say “Works”.

request-addScope =
    .subject = Relabel: add AEM to a credential
    .ask = Please add the AEM product to the credential below. Adobe signs it in, but without a permission for AEM.
    .why = AEM lets an app in only with the permissions for its API, and Adobe takes those from the project.
    .verify = { -check-again }; “Signing in to Adobe” and “Registration of the client ID” should say “Works”.

request-steps-addScope-credential =
    .step-1 = In the Adobe Developer Console, open the project of this credential, choose “Add API” and add the AEM Assets Author API with OAuth Server-to-Server.
    .step-2 = Choose the product profile of this environment with the service “AEM Assets API Users”.
    .step-3 = Download the JSON again and send it to me securely.

request-steps-addScope-account =
    .step-1 = In the Admin Console, check that AEM as a Cloud Service is still assigned to the organisation and that the technical account is still there.
    .step-2 = { -developer-console } If the account is gone, create a new technical account and send me its key file securely.

request-rightEnvironment =
    .subject = Relabel: key and AEM environment do not match
    .ask = Please send me a key for { $address }, or restore { $account } there. Adobe accepts the key I have, but this environment refuses it (401).
    .step-1 = Compare the environment of the key with the address above.
    .step-2 =
        If they differ: { $keyKind ->
            [oauthServerToServer] add a product profile of this environment to the credential in the Adobe Developer Console.
           *[other] create a key in the Developer Console of this environment and send it to me securely.
        }
    .step-3 = If they match: check in AEM (Tools, Security, Users) that the account exists and is not disabled.
    .step-4 = If the environment has an IP allow list in Cloud Manager, check that my address is on it.
    .why = A key opens the environment it was made for, and no other.
    .verify = { -check-again }; “Account in AEM” should say “Works”.

request-registerClient =
    .subject = Relabel: add a client ID to allowedClientIDs
    .ask = Please register the client ID { $clientId } in the AEM environment below.
    .why = AEM answers 403 to every OAuth client ID that is not in this list, whatever rights its account has.
    .verify = { -check-again }; “Registration of the client ID” should say “Works”.

request-addProfile =
    .subject = Relabel: product profile and client ID for AEM
    .ask = Please give { $account } a product profile of the AEM environment below, and register its client ID there.
    .why = AEM lets an OAuth account in only with a product profile of this environment and a registered client ID.
    .verify = { -check-again }; “Registration of the client ID” and “Reading the folder” should say “Works”.

request-grantRead =
    .subject = Relabel: read permission on { $folder }
    .ask = Please let { $account } read { $folder } and the folders below it.
    .step-1 =
        { $keyKind ->
            [oauthServerToServer] In AEM, open Tools, Security, Permissions. Give the group that comes with the profile (such as “AEM Assets Collaborator Users - Service”) the right jcr:read on { $folder }.
           *[other] In AEM, open Tools, Security, Permissions. Give the group of that profile the right jcr:read on { $folder }. On older setups, add { $account } to the group “DAM Users” instead (Tools, Security, Users).
        }
    .step-2 = Do not add a right to publish (crx:replicate): it is not needed.
    .why = The account can sign in to AEM, but is not allowed to see what is in this folder.
    .verify = { -check-again }; “Reading the folder” should say “Works”.

request-grantWrite =
    .subject = Relabel: write permission on { $folder }
    .ask = Please let { $account } change the metadata of assets in { $folder } and the folders below it.
    .step-1 =
        { $keyKind ->
            [oauthServerToServer] In AEM, open Tools, Security, Permissions. Give the group that comes with the profile (such as “AEM Assets Collaborator Users - Service”) the rights jcr:read and rep:write on { $folder }. Until then, the group has read-only access.
           *[other] In AEM, open Tools, Security, Permissions. Give the group of that profile the rights jcr:read and rep:write on { $folder }. On older setups, add { $account } to the group “DAM Users” instead (Tools, Security, Users).
        }
    .step-2 = Do not add a right to publish (crx:replicate): it is not needed.
    .why = The account can sign in and read, but AEM refuses changes (403). New accounts can only read.
    .verify = { -check-again }; “Changing the folder” should say “Works”.

request-wakeEnvironment =
    .subject = Relabel: de-hibernate an AEM environment
    .ask = Please check { $address }, and de-hibernate it if it is hibernated. It answers with a web page, as hibernated and restarting environments do.
    .step-1 = In Cloud Manager, open the environment and check its status. If a deployment is running, wait until it has finished.
    .step-2 = If it is hibernated, open its Developer Console and choose “De-hibernate”. Sandbox environments hibernate after about 8 hours without use.
    .why = No asset can be read or changed while the environment is hibernated.
    .verify = { -check-again }; “Account in AEM” should say “Works”.

request-openNetwork =
    .subject = Relabel: let AEM through the company network
    .ask = Please let my computer reach { $hosts }.
    .step-1 = Allow HTTPS (port 443) from my computer to { $hosts }.
    .step-2 = If a proxy is needed, set its address in the system settings of my computer, or in the variable HTTPS_PROXY: Relabel uses either. It does not evaluate scripts (PAC).
    .step-3 = If the proxy asks for a sign-in, exempt these hosts from it.
    .step-4 = If the AEM environment has an IP allow list in Cloud Manager, add the address from which my computer reaches it.
    .why = Relabel connects to Adobe’s sign-in and to our AEM, and to nothing else.
    .verify = { -check-again }; “Finding the address” and “Reaching AEM” should say “Works”.

request-companyCertificate =
    .subject = Relabel: the certificate of our company network
    .ask = Please send me the root certificate with which our network inspects traffic to { $hosts }, or install it in the certificate store of my computer.
    .step-1 = Best: install the certificate in the system store of my computer. Relabel uses it at once.
    .step-2 = Otherwise: send me the certificate as a file, “Base-64 X.509 (.cer)”, without any private key. I will add it in Relabel under Settings, Network.
    .why = Relabel verifies every connection. It cannot be told to skip that.
    .verify = { -check-again }; “Secure connection” should say “Works”.

request-replaceCertificate =
    .subject = Relabel: a certificate that no program should accept
    .ask = Please replace the certificate that our network presents for { $hosts }, or let these addresses through untouched. The problem is described below.
    .step-1 = An expired certificate has to be renewed. One for another host, one signed with SHA-1 or a self-signed one has to be reissued by our own authority.
    .step-2 = Or exempt these addresses from inspection.
    .why = Relabel verifies every connection. It cannot be told to skip that, and nobody should be told to trust this certificate.
    .verify = { -check-again }; “Secure connection” should say “Works”.

request-modernTls =
    .subject = Relabel: TLS 1.2 or 1.3
    .ask = Please offer TLS 1.2 or 1.3 with current ciphers where the connections to { $hosts } are inspected.
    .step-1 = Enable TLS 1.2 or 1.3 there.
    .step-2 = Or exempt these addresses from inspection: Adobe itself offers both.
    .why = With the encryption offered now, others can read and change what is sent.
    .verify = { -check-again }; “Secure connection” should say “Works”.

request-noClientCertificate =
    .subject = Relabel: no client certificate for Adobe
    .ask = Please let my computer reach { $hosts } without a client certificate.
    .step-1 = Exempt these addresses from the client certificate requirement. Adobe asks for none.
    .why = Relabel signs in to Adobe with its key and has no client certificate.
    .verify = { -check-again }; “Secure connection” should say “Works”.

request-openProxy =
    .subject = Relabel: let AEM through the proxy
    .ask = Please let me reach { $hosts } through our proxy.
    .step-1 = Allow CONNECT to port 443 of { $hosts }.
    .step-2 = If the proxy asks for a sign-in: Relabel supports basic authentication. Send me a user name and password securely, or exempt these addresses from the sign-in.
    .why = Relabel connects to Adobe’s sign-in and to our AEM, and to nothing else.
    .verify = { -check-again }; “Reaching AEM” should say “Works”.

request-repairProxy =
    .subject = Relabel: the proxy does not work
    .ask = Please tell me the right address of our proxy, or check the proxy: I cannot reach { $hosts } through it.
    .step-1 = Check whether the address of the proxy above is the right one for my computer.
    .step-2 = Check whether the proxy itself can reach port 443 of { $hosts }.
    .why = My computer is set up to reach other networks through this proxy only.
    .verify = { -check-again }; “Reaching AEM” should say “Works”.

request-repairGateway =
    .subject = Relabel: a gateway answers in place of AEM
    .ask = Please check the gateway that answers in place of { $hosts }.
    .step-1 = Check whether it can look up these addresses and reach their port 443.
    .step-2 = Or let these addresses bypass it.
    .why = Its error page comes instead of the answer from Adobe or AEM.
    .verify = { -check-again }; no step should say “Does not work”.

request-greeting = Hello,
request-what-to-do = What to do:
request-lines = The lines to add:
request-why = Why:
request-verify = How we can tell that it worked:
request-no-secret = This message contains no key, password or token.
request-thanks = Thank you!
request-some-account = the account of my key
request-some-client = of my key
request-fact = { $name }: { $fact }
request-fact-key-kind = Kind of key
request-fact-account = Account
request-fact-client = Client ID
request-fact-organisation = Organisation
request-fact-program = Program
request-fact-environment = Environment
request-fact-address = Address of AEM
request-fact-folder = Folder
request-fact-hosts = Addresses needed
request-fact-proxy = Proxy
request-fact-said = Answer received
request-key-kind-serviceCredentials = AEM service credentials (technical account, JWT)
request-key-kind-localDevelopmentToken = Local development token
request-key-kind-oauthServerToServer = OAuth Server-to-Server credential
request-key-kind-localAem = AEM SDK on my computer
