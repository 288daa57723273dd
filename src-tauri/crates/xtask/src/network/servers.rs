//! The servers and proxies of the network, each on an address of its own.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use anyhow::Result;

use super::world::{GOOD, World, sh};

/// The user and the password that squid wants.
pub(super) const USER: &str = "worker";
pub(super) const PASSWORD: &str = "canary pässword/1";

/// TLS in all its states, by the certificate that is shown: address, certificate, more.
const TLS: [(&str, &str, &str); 8] = [
    ("127.0.2.1", "unknown", ""),
    ("127.0.2.2", "own", ""),
    ("127.0.2.3", "ended", ""),
    ("127.0.2.4", "early", ""),
    ("127.0.2.5", "other", ""),
    ("127.0.2.6", "sha1", "ssl_ciphers ALL:@SECLEVEL=0;"),
    ("127.0.2.7", "good", "ssl_protocols TLSv1 TLSv1.1; ssl_ciphers ALL:@SECLEVEL=0;"),
    ("127.0.2.8", "good", "ssl_protocols TLSv1.2; ssl_ciphers AES128-SHA:@SECLEVEL=0;"),
];

/// What a gateway answers in the place of a host: address, configuration.
const PAGES: [(&str, &str); 14] = [
    ("127.0.3.1", "return 403 '<html>This category is blocked: $host</html>';"),
    ("127.0.3.2", "return 302 https://portal.example/login?to=$host;"),
    ("127.0.3.3", "return 200 '<html><form><input type=\"password\"></form></html>';"),
    ("127.0.3.4", "return 511 '<html>Network authentication required</html>';"),
    ("127.0.3.5", "proxy_pass http://127.0.0.1:1;"),
    ("127.0.3.6", "return 503 '<html>Gateway is busy</html>';"),
    ("127.0.3.7", "return 504 '<html>Gateway timeout</html>';"),
    ("127.0.3.8", "return 401 '<html>Who are you?</html>';"),
    ("127.0.3.9", "return 404 '<html>Not here</html>';"),
    ("127.0.3.10", "return 400 '<html>Bad request</html>';"),
    ("127.0.3.11", "default_type text/plain; return 200 'hello';"),
    ("127.0.3.12", "return 444;"),
    ("127.0.3.13", "return 200 '<html>Welcome to our network</html>';"),
    ("127.0.3.14", "return 500 '<html>Oops</html>';"),
];

pub(super) fn start(world: &mut World) -> Result<()> {
    fs::write(world.folder.join("nginx.conf"), nginx())?;
    world.start("nginx -p . -c nginx.conf -g 'daemon off;'")?;
    for (name, config) in stunnels() {
        fs::write(world.folder.join(&name), config)?;
        world.start(&format!("stunnel4 {name}"))?;
    }
    // No name but those of the hosts file, which squid would read only once.
    let folder = world.folder.display().to_string();
    world.start(&format!(
        "dnsmasq --keep-in-foreground --no-resolv --no-hosts --addn-hosts={folder}/hosts \
         --local-ttl=0 --listen-address=127.0.0.1 --bind-interfaces --user=root \
         --pid-file={folder}/dnsmasq.pid"
    ))?;
    fs::write(world.folder.join("tinyproxy.filter"), "adobeaemcloud\n")?;
    fs::write(
        world.folder.join("tinyproxy.conf"),
        "Port 3129\nListen 127.0.0.1\nConnectPort 443\nTimeout 600\n",
    )?;
    fs::write(
        world.folder.join("tinyproxy-strict.conf"),
        "Port 3130\nListen 127.0.0.1\nConnectPort 443\nFilter \"tinyproxy.filter\"\nFilterType ere\n",
    )?;
    world.start("tinyproxy -d -c tinyproxy.conf")?;
    world.start("tinyproxy -d -c tinyproxy-strict.conf")?;
    squid(world)?;
    sockets();
    Ok(())
}

/// Starts squid three times: open to all, with a password, and closed to Adobe.
fn squid(world: &mut World) -> Result<()> {
    let folder = world.folder.clone();
    let hash = sh(&folder, &format!("openssl passwd -apr1 '{PASSWORD}'"))?.stdout;
    let hash = String::from_utf8_lossy(&hash).trim().to_owned();
    fs::write(folder.join("squid.users"), format!("{USER}:{hash}\n"))?;
    let port = |port: u16, open: &str| {
        format!(
            "http_port 127.0.0.1:{port}\npid_filename none\naccess_log none\ncache_log {}/squid-{port}.log\n\
             hosts_file none\ndns_nameservers 127.0.0.1\npositive_dns_ttl 1 second\n\
             negative_dns_ttl 1 second\ncache deny all\nshutdown_lifetime 1 seconds\nconnect_timeout 3 seconds\n\
             {open}\nhttp_access deny all\n",
            folder.display()
        )
    };
    let helper = "/usr/lib/squid/basic_ncsa_auth";
    let signed = format!(
        "auth_param basic program {helper} {}/squid.users\nauth_param basic credentialsttl 1 second\n\
         acl known proxy_auth REQUIRED\nhttp_access allow known",
        folder.display()
    );
    fs::write(folder.join("squid-open.conf"), port(3128, "http_access allow all"))?;
    fs::write(folder.join("squid-signed.conf"), port(3131, &signed))?;
    fs::write(
        folder.join("squid-strict.conf"),
        port(
            3132,
            "acl adobe dstdomain .adobeaemcloud.com .adobelogin.com\nhttp_access deny adobe",
        ),
    )?;
    sh(&folder, "chmod -R a+rX . ; chmod a+rwx .")?;
    // One after the other: while they start, they use shared memory of the same name.
    for (name, port) in [("open", 3128), ("signed", 3131), ("strict", 3132)] {
        world.start(&format!("squid -N -f squid-{name}.conf"))?;
        world.wait_for(&format!("127.0.0.1:{port}"))?;
    }
    Ok(())
}

fn nginx() -> String {
    let mut servers = String::new();
    let mut server = |address: &str, certificate: &str, more: &str, what: &str| {
        servers.push_str(&format!(
            "server {{ listen {address}:443 ssl; ssl_certificate {certificate}.pem;\n\
             ssl_certificate_key {certificate}.key; default_type text/html; {more}\n\
             location / {{ {what} }} }}\n"
        ));
    };
    let practice = "proxy_pass http://127.0.0.1:9000; proxy_set_header Host 127.0.0.1:9000;\n\
                    proxy_http_version 1.1; client_max_body_size 0;";
    server(GOOD, "good", "", practice);
    for (address, certificate, more) in TLS {
        server(address, certificate, more, practice);
    }
    for (address, what) in PAGES {
        server(address, "good", "", what);
    }
    // A demanded certificate, as nginx refuses: with a page.
    server("127.0.2.9", "good", "ssl_client_certificate root.pem; ssl_verify_client on;", practice);
    format!(
        "user root; worker_processes 1; pid nginx.pid; error_log nginx.log;\n\
         events {{ worker_connections 1024; }}\n\
         http {{ access_log off; client_body_temp_path nginx-body; proxy_temp_path nginx-proxy;\n\
         fastcgi_temp_path nginx-fcgi; uwsgi_temp_path nginx-uwsgi; scgi_temp_path nginx-scgi;\n\
         {servers}\n}}\n"
    )
}

/// TLS in front of what speaks no HTTP, and the demand for a certificate.
fn stunnels() -> Vec<(String, String)> {
    let one = |address: &str, to: &str, more: &str| {
        let name = format!("stunnel-{address}.conf");
        let config = format!(
            "foreground = yes\npid =\ncert = good.pem\nkey = good.key\n[s]\naccept = {address}:443\n\
             connect = {to}\n{more}"
        );
        (name, config)
    };
    let demand = "CAfile = root.pem\nverifyChain = yes\n";
    vec![
        one("127.0.4.1", "127.0.0.1:9001", ""),
        one("127.0.4.2", "127.0.0.1:9002", ""),
        one("127.0.4.3", "127.0.0.1:9003", ""),
        one("127.0.4.4", "127.0.0.1:9000", demand),
        one("127.0.4.5", "127.0.0.1:9000", &format!("{demand}sslVersionMax = TLSv1.2\n")),
    ]
}

/// What no program can be configured to do: silence, garbage, a byte a second, and hanging up.
fn sockets() {
    serve("127.0.0.1:9001", |_| thread::sleep(Duration::from_secs(600)));
    serve("127.0.0.1:9002", |mut socket| {
        let _ = socket.write_all(b"\x00\x01garbage that is no answer\r\n\r\n");
    });
    serve("127.0.0.1:9003", |mut socket| {
        let head =
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n";
        let _ = socket.write_all(head.as_bytes());
        while socket.write_all(b" ").is_ok() {
            thread::sleep(Duration::from_secs(1));
        }
    });
    // Cut at the first word, as a firewall does; and a proxy that says nothing.
    serve("127.0.4.6:443", drop);
    serve("127.0.4.7:443", |mut socket| {
        let _ = socket.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\nplain HTTP");
    });
    serve("127.0.0.1:3140", |_| thread::sleep(Duration::from_secs(600)));
    serve("127.0.0.1:3141", drop);
}

fn serve(address: &'static str, what: fn(TcpStream)) {
    thread::spawn(move || {
        let listener = TcpListener::bind(address).expect("the network is its own");
        for mut socket in listener.incoming().flatten() {
            thread::spawn(move || {
                let mut asked = [0; 4096];
                let _ = socket.read(&mut asked);
                what(socket);
            });
        }
    });
}
