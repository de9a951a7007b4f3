//! One request over one connection: HTTP/1.1, over TLS where the address says so.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use http_body_util::{BodyExt, Full, Limited};
use hyper::{Request, Uri, body::Bytes, client::conn::http1, header};
use hyper_util::rt::TokioIo;
use rustls::{ClientConfig, RootCertStore, pki_types::ServerName};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
};
use tokio_rustls::TlsConnector;

/// The longest answer that is read, in bytes.
const LONGEST_ANSWER: usize = 64 * 1024;

/// Where requests may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Where an operator says: their own network too.
    Anywhere,
    /// Where a stranger says: over TLS, and to addresses of the internet alone, so that nobody asks machines behind our doors
    /// through us.
    Internet,
}

/// Makes requests.
#[derive(Clone)]
pub struct Client {
    reach: Reach,
    patience: Duration,
    tls: TlsConnector,
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("reach", &self.reach)
            .field("patience", &self.patience)
            .finish_non_exhaustive()
    }
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// What was said, up to a limit; empty where it said more, or broke off.
    pub body: Vec<u8>,
}

/// Why there was no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unanswered {
    /// The address is none that can be asked.
    BadAddress,
    /// It leads where requests may not go.
    NotAllowed,
    /// Nobody is there, or the connection broke.
    NotReached,
    /// It took too long.
    TooSlow,
}

impl Client {
    /// Makes requests that reach as far as this and take no longer than that.
    pub fn new(reach: Reach, patience: Duration) -> Self {
        let roots: RootCertStore = webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .unwrap_or_else(|_| unreachable!("ring speaks the usual versions"))
            .with_root_certificates(roots)
            .with_no_client_auth();
        Self {
            reach,
            patience,
            tls: TlsConnector::from(Arc::new(config)),
        }
    }

    /// Whether an address may be asked, as far as it tells itself: a name is looked up when it is asked.
    pub fn takes(&self, address: &str) -> bool {
        let Ok(uri) = address.parse::<Uri>() else { return false };
        let (Some(authority), Some(host)) = (uri.authority(), uri.host()) else {
            return false;
        };
        if authority.as_str().contains('@') {
            return false;
        }
        if self.reach == Reach::Anywhere {
            return matches!(uri.scheme_str(), Some("https" | "http"));
        }
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let is_inside = match bare.parse::<IpAddr>() {
            Ok(address) => !is_public(address),
            Err(_) => !bare.contains('.') || bare.ends_with(".localhost"),
        };
        uri.scheme_str() == Some("https") && !is_inside
    }

    /// Sends a body. Redirects are answers like any other: what is sent goes where it was meant to go.
    pub async fn post(&self, address: &str, headers: &[(String, String)], body: Vec<u8>) -> Result<Answer, Unanswered> {
        let posted = self.post_at_leisure(address, headers, body);
        tokio::time::timeout(self.patience, posted)
            .await
            .unwrap_or(Err(Unanswered::TooSlow))
    }

    async fn post_at_leisure(
        &self,
        address: &str,
        headers: &[(String, String)],
        body: Vec<u8>,
    ) -> Result<Answer, Unanswered> {
        let uri: Uri = address.parse().map_err(|_| Unanswered::BadAddress)?;
        let host = uri.host().ok_or(Unanswered::BadAddress)?;
        let is_safe = match uri.scheme_str() {
            Some("https") => true,
            Some("http") if self.reach == Reach::Anywhere => false,
            Some("http") => return Err(Unanswered::NotAllowed),
            _ => return Err(Unanswered::BadAddress),
        };
        let mut request = Request::post(uri.path_and_query().map_or("/", |path| path.as_str())).header(
            header::HOST,
            uri.authority().map_or(host, |authority| authority.as_str()),
        );
        for (name, value) in headers {
            request = request.header(name, value);
        }
        let request = request.body(Full::new(Bytes::from(body)));
        let request = request.map_err(|_| Unanswered::BadAddress)?;
        let port = uri.port_u16().unwrap_or(if is_safe { 443 } else { 80 });
        let stream = self.connect(host, port).await?;
        if !is_safe {
            return exchange(stream, request).await;
        }
        let bare = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let name = ServerName::try_from(bare).map_err(|_| Unanswered::BadAddress)?;
        let stream = self
            .tls
            .connect(name, stream)
            .await
            .map_err(|_| Unanswered::NotReached)?;
        exchange(stream, request).await
    }

    /// Connects to an address that was looked at: not to a name, which could mean another address the next time.
    async fn connect(&self, host: &str, port: u16) -> Result<TcpStream, Unanswered> {
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let found = tokio::net::lookup_host((bare, port)).await;
        let found: Vec<SocketAddr> = found.map_err(|_| Unanswered::NotReached)?.collect();
        let allowed = found
            .iter()
            .filter(|at| self.reach == Reach::Anywhere || is_public(at.ip()));
        let mut outcome = Err(if found.is_empty() {
            Unanswered::NotReached
        } else {
            Unanswered::NotAllowed
        });
        for address in allowed {
            match TcpStream::connect(address).await {
                Ok(stream) => return Ok(stream),
                Err(_) => outcome = Err(Unanswered::NotReached),
            }
        }
        outcome
    }
}

async fn exchange<S>(stream: S, request: Request<Full<Bytes>>) -> Result<Answer, Unanswered>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let shaken = http1::handshake(TokioIo::new(stream)).await;
    let (mut sender, connection) = shaken.map_err(|_| Unanswered::NotReached)?;
    let asking = async move {
        let answer = sender.send_request(request).await.map_err(|_| Unanswered::NotReached)?;
        let status = answer.status().as_u16();
        let body = Limited::new(answer.into_body(), LONGEST_ANSWER).collect().await;
        Ok(Answer {
            status,
            body: body.map_or_else(|_| Vec::new(), |body| body.to_bytes().to_vec()),
        })
    };
    tokio::pin!(asking);
    tokio::select! {
        answer = &mut asking => answer,
        // The connection may end right after the whole answer.
        _ = connection => asking.await,
    }
}

/// Whether an address is one of the internet: not of this machine, of a network behind it, or of no use at all.
pub(crate) fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

fn is_public_v4(v4: Ipv4Addr) -> bool {
    let [a, b, c, _] = v4.octets();
    let is_shared = a == 100 && (64..128).contains(&b);
    let is_for_protocols = a == 192 && b == 0 && c == 0;
    let is_for_benchmarks = a == 198 && (b == 18 || b == 19);
    !(v4.is_private()
        || v4.is_loopback()
        || v4.is_link_local()
        || v4.is_broadcast()
        || v4.is_documentation()
        || v4.is_multicast()
        || a == 0
        || a >= 240
        || is_shared
        || is_for_protocols
        || is_for_benchmarks)
}

/// Of IPv6 only what is handed out for the internet (2000::/3), without what leads to IPv4 by another way.
fn is_public_v6(v6: Ipv6Addr) -> bool {
    let [first, second, ..] = v6.segments();
    let is_global = first & 0xe000 == 0x2000;
    let is_tunnel = first == 0x2002 || (first == 0x2001 && second < 0x0200);
    let is_documentation = (first == 0x2001 && second == 0x0db8) || first == 0x3fff;
    is_global && !is_tunnel && !is_documentation
}

#[cfg(test)]
mod tests {
    use super::{Client, Reach, Unanswered, is_public};
    use std::time::Duration;

    #[test]
    fn addresses_behind_our_doors_are_told_from_those_of_the_internet() {
        for inside in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "224.0.0.1",
            "::1",
            "::",
            "fe80::1",
            "fd00::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "2002:a00:1::",
            "2001:db8::1",
        ] {
            assert!(!is_public(inside.parse().unwrap()), "{inside}");
        }
        for outside in [
            "8.8.8.8",
            "172.32.0.1",
            "100.128.0.1",
            "2a00:1450:4001::1",
            "2606:4700::1111",
        ] {
            assert!(is_public(outside.parse().unwrap()), "{outside}");
        }
    }

    #[test]
    fn what_an_address_tells_of_itself_is_looked_at_before_it_is_kept() {
        let client = Client::new(Reach::Internet, Duration::from_secs(5));
        assert!(client.takes("https://program.example/hook?x=1") && client.takes("https://8.8.8.8/"));
        for bad in [
            "",
            "program.example",
            "http://program.example/",
            "https://user@program.example/",
            "https://localhost/",
            "https://127.0.0.1/",
            "https://[::1]/",
            "https://169.254.169.254/latest",
            "ftp://program.example/",
        ] {
            assert!(!client.takes(bad), "{bad}");
        }
        assert!(Client::new(Reach::Anywhere, Duration::from_secs(5)).takes("http://127.0.0.1:9/"));
    }

    #[tokio::test]
    async fn a_strangers_address_is_asked_over_tls_and_never_behind_our_doors() {
        let client = Client::new(Reach::Internet, Duration::from_secs(5));
        for address in [
            "http://push.example/1",
            "https://127.0.0.1/1",
            "https://localhost:1/1",
            "https://[::1]/1",
            "https://[::ffff:10.0.0.1]/1",
            "https://169.254.169.254/latest",
        ] {
            assert_eq!(
                client.post(address, &[], Vec::new()).await,
                Err(Unanswered::NotAllowed),
                "{address}"
            );
        }
        for address in ["", "push", "ftp://push.example/1", "file:///etc/passwd"] {
            assert_eq!(
                client.post(address, &[], Vec::new()).await,
                Err(Unanswered::BadAddress),
                "{address}"
            );
        }
    }
}
