//! The address of an endpoint, in the parts that are shown and compared.

/// An address that begins with http:// or https://.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// The address for people, without a name and a password.
    pub shown: String,
    /// `https://host:port`, with the name and the password if there are any.
    pub origin: String,
}

impl Endpoint {
    /// Whether a text is such an address.
    pub fn is_http(url: &str) -> bool {
        url.starts_with("http://") || url.starts_with("https://")
    }

    /// The parts of an address as it is written: nothing is decoded.
    pub fn parse(url: &str) -> Self {
        let after = url.find("://").map_or(0, |at| at + 3);
        let (scheme, rest) = url.split_at(after);
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (host, path) = rest.split_at(end);
        let open = host.rsplit_once('@').map_or(host, |(_, open)| open);
        Self {
            shown: format!("{scheme}{open}{path}"),
            origin: format!("{scheme}{host}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_an_origin_and_is_shown_without_its_password() {
        for (url, shown, origin) in [
            (
                "https://rest.example.org:1317/osmosis/",
                "https://rest.example.org:1317/osmosis/",
                "https://rest.example.org:1317",
            ),
            (
                "https://me:secret@rest.example.org/x@y",
                "https://rest.example.org/x@y",
                "https://me:secret@rest.example.org",
            ),
            (
                "http://a:b@c@127.0.0.1:1317",
                "http://127.0.0.1:1317",
                "http://a:b@c@127.0.0.1:1317",
            ),
            (
                "http://me@[::1]:1317",
                "http://[::1]:1317",
                "http://me@[::1]:1317",
            ),
            (
                "http://rest.example.org?a=b@c",
                "http://rest.example.org?a=b@c",
                "http://rest.example.org",
            ),
            (
                "rest.example.org/x",
                "rest.example.org/x",
                "rest.example.org",
            ),
            ("", "", ""),
        ] {
            let (shown, origin) = (shown.to_string(), origin.to_string());
            assert_eq!(Endpoint::parse(url), Endpoint { shown, origin }, "{url}");
        }
    }
}
