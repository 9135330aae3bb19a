//! Whatever stands in an update, something comes of it: it is understood, or set aside under the name of whoever sent it.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use serde_json::value::RawValue;
use suaka::hotline::Thing;
use suaka::telegram::inbound::{number, read};
use suaka::vault::Vault;

fn vault() -> &'static Vault {
    static VAULT: OnceLock<Vault> = OnceLock::new();
    VAULT.get_or_init(|| Vault::from_key_file(&Vault::new_key_file().expect("chance")).expect("a key"))
}

fuzz_target!(|body: &str| {
    let incoming = read(vault(), body);
    assert!(!incoming.handled.is_empty());
    assert_eq!(incoming.body, body.as_bytes());
    // What comes again is recognised.
    assert_eq!(read(vault(), body).handled, incoming.handled);
    if let Thing::Event { address, pseudonym, .. } = &incoming.thing {
        assert_eq!(&vault().pseudonym(address.0), pseudonym);
    }
    if let Ok(raw) = serde_json::from_str::<&RawValue>(body) {
        let _ = number(raw);
    }
});
