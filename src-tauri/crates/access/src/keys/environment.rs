//! Which AEM environment a key is for, as far as names tell.

/// Program and environment number of AEM as a Cloud Service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Environment {
    /// Digits of the program number.
    pub program: String,
    /// Digits of the environment number.
    pub environment: String,
}

impl Environment {
    pub(super) fn new(program: &str, environment: &str) -> Option<Self> {
        let both = is_number(program) && is_number(environment);
        both.then(|| Self { program: program.to_owned(), environment: environment.to_owned() })
    }

    /// Reads `local_development_token_cm_p<program>-e<environment>.json` and
    /// `service_token_cm-p<program>-e<environment>.json`, also with what a browser
    /// adds to a second download.
    pub(super) fn in_file_name(file_name: &str) -> Option<Self> {
        let rest = file_name
            .strip_prefix("local_development_token_cm_p")
            .or_else(|| file_name.strip_prefix("service_token_cm-p"))?;
        let (program, rest) = rest.split_once("-e")?;
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (environment, tail) = rest.split_at(digits);
        let ends_there = tail.is_empty() || tail.starts_with(['.', ' ', '(', '-', '_']);
        if ends_there { Self::new(program, environment) } else { None }
    }

    /// Finds `author-p<program>-e<environment>` in a host or an address and
    /// `AEM-p<program>-e<environment>` in the name of a project. Only the digits
    /// are taken: the host they lead to is always one of Adobe's.
    pub(super) fn in_text(text: &str) -> Option<Self> {
        let lower = text.to_ascii_lowercase();
        ["author-p", "publish-p", "preview-p", "delivery-p", "aem-p", "cm-p"]
            .iter()
            .flat_map(|front| lower.match_indices(front).map(|(at, _)| &lower[at + front.len()..]))
            .find_map(|rest| {
                let (program, rest) = rest.split_once("-e")?;
                let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
                let (environment, tail) = rest.split_at(digits);
                let goes_on = tail.starts_with(|c: char| c.is_alphanumeric());
                if goes_on { None } else { Self::new(program, environment) }
            })
    }
}

pub(super) fn is_number(text: &str) -> bool {
    (1..=12).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_name_may_tell_the_environment() {
        let expected = Environment::new("11111", "22222");
        for name in [
            "local_development_token_cm_p11111-e22222.json",
            "local_development_token_cm_p11111-e22222 (1).json",
            "service_token_cm-p11111-e22222.json",
        ] {
            assert_eq!(Environment::in_file_name(name), expected, "{name}");
        }
        for name in [
            "",
            "service_token.json",
            "local_development_token_cm_p1-e2evil.json",
            "local_development_token_cm_p1.evil.example/-e2.json",
        ] {
            assert_eq!(Environment::in_file_name(name), None, "{name}");
        }
    }

    #[test]
    fn an_address_or_a_name_may_tell_the_environment() {
        let expected = Environment::new("11111", "22222");
        for text in [
            "author-p11111-e22222.adobeaemcloud.com",
            "https://Author-P11111-E22222.adobeaemcloud.com/",
            "https://publish-p11111-e22222.adobeaemcloud.com",
            "AEM-p11111-e22222",
            "aem-pipeline AEM-p11111-e22222 (test)",
        ] {
            assert_eq!(Environment::in_text(text), expected, "{text}");
        }
        for text in [
            "",
            "AEM",
            "aem-p-e",
            "author-p1-e2evil",
            "author-p1-eü",
            "author-p1.evil.example/-e2",
            "author-p1234567890123-e1",
        ] {
            assert_eq!(Environment::in_text(text), None, "{text}");
        }
    }
}
