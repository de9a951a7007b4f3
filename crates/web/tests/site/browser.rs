//! A browser: keeps cookies, sends forms from our own pages.

use std::{collections::BTreeMap, sync::Mutex};

use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
    response::Response,
};

use crate::place::{HOST, Site};

/// An answer, read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(crate) async fn of(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Self {
            status: parts.status,
            headers: parts.headers,
            bytes,
        }
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// A header's value; empty when it is not there.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap_or_default())
    }

    /// Where it leads on.
    pub(crate) fn location(&self) -> &str {
        self.header("location")
    }

    /// The cookies it sets, as they stand in the headers.
    pub(crate) fn cookies(&self) -> Vec<String> {
        let set = self.headers.get_all(header::SET_COOKIE).iter();
        set.map(|value| value.to_str().unwrap().to_owned()).collect()
    }
}

/// A browser.
pub(crate) struct Browser<'a> {
    site: &'a Site,
    cookies: Mutex<BTreeMap<String, String>>,
}

impl<'a> Browser<'a> {
    pub(crate) fn new(site: &'a Site) -> Self {
        Self {
            site,
            cookies: Mutex::new(BTreeMap::new()),
        }
    }

    /// Keeps a cookie.
    pub(crate) fn keep(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }

    /// The value of a cookie.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    /// A request with the cookies this browser has.
    pub(crate) fn request(&self, method: Method, address: &str) -> axum::http::request::Builder {
        let cookies: Vec<_> = self
            .cookies
            .lock()
            .unwrap()
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let request = Request::builder()
            .method(method)
            .uri(address)
            .header(header::HOST, HOST);
        if cookies.is_empty() {
            request
        } else {
            request.header(header::COOKIE, cookies.join("; "))
        }
    }

    /// Sends a request and keeps the cookies that come back.
    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let answer = self.site.ask(request).await;
        for cookie in answer.cookies() {
            let pair = cookie.split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if cookie.contains("Max-Age=0") {
                self.cookies.lock().unwrap().remove(name);
            } else {
                self.keep(name, value);
            }
        }
        answer
    }

    pub(crate) async fn get(&self, address: &str) -> Answer {
        self.send(self.request(Method::GET, address).body(Body::empty()).unwrap())
            .await
    }

    /// Sends a form from a page of ours.
    pub(crate) async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_body(
            address,
            "application/x-www-form-urlencoded",
            encoded(fields).into_bytes(),
        )
        .await
    }

    /// Sends a file as the field `file` of a form.
    pub(crate) async fn upload(&self, address: &str, name: &str, bytes: &[u8]) -> Answer {
        let mut body = format!("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n")
            .into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--edge--\r\n");
        self.post_body(address, "multipart/form-data; boundary=edge", body)
            .await
    }

    pub(crate) async fn post_body(&self, address: &str, kind: &str, body: Vec<u8>) -> Answer {
        let request = self
            .request(Method::POST, address)
            .header(header::CONTENT_TYPE, kind)
            .header(header::ORIGIN, format!("https://{HOST}"))
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(body)).unwrap()).await
    }
}

/// Fields as forms send them.
pub(crate) fn encoded(fields: &[(&str, &str)]) -> String {
    let escape = |text: &str| {
        text.bytes()
            .map(|byte| {
                if byte.is_ascii_alphanumeric() {
                    char::from(byte).to_string()
                } else {
                    format!("%{byte:02X}")
                }
            })
            .collect::<String>()
    };
    let pairs: Vec<_> = fields
        .iter()
        .map(|(name, value)| format!("{}={}", escape(name), escape(value)))
        .collect();
    pairs.join("&")
}
