//! Sealing, pseudonyms and keys. What is on the disk is unreadable without the master key, and each sealed value opens
//! only in the place that it was sealed for.

use anyhow::{Context, Result, bail, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Version of the envelope: the first byte of every sealed value.
const ENVELOPE: u8 = 1;
const NONCE: usize = 24;
const FILE_HEAD: &str = "suaka-key-1";

/// A chat as it is known on the disk: a keyed hash of Telegram's id.
pub type Pseudonym = Vec<u8>;

/// Where a value belongs. It opens nowhere else: neither in another row, nor in another column, nor under another key.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// Table and column.
    pub field: &'a str,
    pub row: i64,
    /// A number within the row, such as that of a message's version.
    pub part: i64,
}

impl<'a> Place<'a> {
    #[must_use]
    pub const fn new(field: &'a str, row: i64) -> Self {
        Self { field, row, part: 0 }
    }

    #[must_use]
    pub const fn part(self, part: i64) -> Self {
        Self { part, ..self }
    }

    fn bytes(self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.field.len() + 17);
        bytes.extend_from_slice(&self.row.to_be_bytes());
        bytes.extend_from_slice(&self.part.to_be_bytes());
        bytes.extend_from_slice(self.field.as_bytes());
        bytes
    }
}

/// The key of one chat, draft or case.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Key([u8; 32]);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[key]")
    }
}

/// Bytes of chance from the operating system.
///
/// # Errors
/// Where the operating system has none to give.
pub fn chance<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("the operating system gives no randomness: {error}"))?;
    Ok(bytes)
}

/// Whether two secrets are the same, in a time that tells nothing of where they differ.
#[must_use]
pub fn same(one: &[u8], other: &[u8]) -> bool {
    let (one, other) = (Sha256::digest(one), Sha256::digest(other));
    one.iter().zip(other.iter()).fold(0, |differs, (one, other)| differs | (one ^ other)) == 0
}

impl Key {
    /// # Errors
    /// Where the operating system has no chance to give.
    pub fn fresh() -> Result<Self> {
        chance().map(Self)
    }

    /// Seals a value for its place: version, nonce, ciphertext with tag.
    ///
    /// # Errors
    /// Where the operating system has no chance to give.
    pub fn seal(&self, place: Place<'_>, value: &[u8]) -> Result<Vec<u8>> {
        let nonce: [u8; NONCE] = chance()?;
        let payload = Payload { msg: value, aad: &place.bytes() };
        let cipher = XChaCha20Poly1305::new(&self.0.into());
        let sealed = cipher.encrypt(&XNonce::from(nonce), payload).ok().context("a value too large to seal")?;
        let mut envelope = Vec::with_capacity(1 + NONCE + sealed.len());
        envelope.push(ENVELOPE);
        envelope.extend_from_slice(&nonce);
        envelope.extend_from_slice(&sealed);
        Ok(envelope)
    }

    /// Opens what was sealed for this place under this key.
    ///
    /// # Errors
    /// Where the value was changed, moved, or sealed under another key.
    pub fn open(&self, place: Place<'_>, envelope: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        let Some((&ENVELOPE, rest)) = envelope.split_first() else { bail!("{}: not an envelope that we know", place.field) };
        ensure!(rest.len() > NONCE, "{}: a sealed value is cut off", place.field);
        let (nonce, sealed) = rest.split_at(NONCE);
        let nonce: [u8; NONCE] = nonce.try_into().context("a nonce has 24 bytes")?;
        let payload = Payload { msg: sealed, aad: &place.bytes() };
        let opened = XChaCha20Poly1305::new(&self.0.into()).decrypt(&XNonce::from(nonce), payload);
        opened.ok().map(Zeroizing::new).with_context(|| format!("{}: a sealed value does not open in its place", place.field))
    }
}

/// What the master key gives: a key that wraps others, one for pseudonyms, and a value that tells a wrong key.
pub struct Vault {
    wrapping: Key,
    naming: Key,
    check: Vec<u8>,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[vault]")
    }
}

impl Vault {
    /// The text of a new key file.
    ///
    /// # Errors
    /// Where the operating system has no chance to give.
    pub fn new_key_file() -> Result<Zeroizing<String>> {
        let key = Zeroizing::new(chance::<32>()?);
        let body = Zeroizing::new(BASE64.encode(key.as_slice()));
        Ok(Zeroizing::new(format!("{FILE_HEAD} {} {}\n", *body, checksum(&*key))))
    }

    /// Reads a key file's text.
    ///
    /// # Errors
    /// Says what is wrong with it, and nothing of what is in it.
    pub fn from_key_file(text: &str) -> Result<Self> {
        let parts: Vec<&str> = text.split_whitespace().collect();
        let [FILE_HEAD, body, sum] = parts[..] else {
            bail!("it is not a key file of Suaka (one line: `{FILE_HEAD}`, the key, its checksum)");
        };
        let key = Zeroizing::new(BASE64.decode(body).ok().context("the key is not readable (base64)")?);
        ensure!(key.len() == 32, "the key has {} bytes, not 32", key.len());
        ensure!(checksum(&key) == sum, "the key's checksum does not match: it was mistyped or cut off");
        let hkdf = Hkdf::<Sha256>::new(Some(b"suaka"), &key);
        let derive = |label: &[u8]| -> Result<[u8; 32]> {
            let mut out = [0; 32];
            hkdf.expand(label, &mut out).ok().context("32 bytes are within what HKDF gives")?;
            Ok(out)
        };
        Ok(Self { wrapping: Key(derive(b"wrap 1")?), naming: Key(derive(b"name 1")?), check: derive(b"check 1")?.to_vec() })
    }

    /// Kept in the database, so that a wrong key is told before anything is written with it.
    #[must_use]
    pub fn check_value(&self) -> &[u8] {
        &self.check
    }

    /// Wraps a key for its row in the table of keys.
    ///
    /// # Errors
    /// Where the operating system has no chance to give.
    pub fn wrap(&self, row: i64, key: &Key) -> Result<Vec<u8>> {
        self.wrapping.seal(Place::new("keys.wrapped", row), &key.0)
    }

    /// # Errors
    /// Where the row was changed or moved.
    pub fn unwrap(&self, row: i64, wrapped: &[u8]) -> Result<Key> {
        let bytes = self.wrapping.open(Place::new("keys.wrapped", row), wrapped)?;
        Ok(Key(bytes.as_slice().try_into().context("a key has 32 bytes")?))
    }

    fn name(&self, domain: &[u8], parts: &[&[u8]]) -> Vec<u8> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.naming.0).expect("HMAC takes keys of any length");
        mac.update(domain);
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes()[..16].to_vec()
    }

    /// A chat of Telegram, as we know it.
    #[must_use]
    pub fn pseudonym(&self, chat: i64) -> Pseudonym {
        self.name(b"chat", &[&chat.to_be_bytes()])
    }

    /// A message of a chat, whatever was edited in it.
    #[must_use]
    pub fn message_name(&self, chat: i64, message: i64) -> Vec<u8> {
        self.name(b"message", &[&chat.to_be_bytes(), &message.to_be_bytes()])
    }

    /// A message with its edit date: what was handled once is recognised by it.
    #[must_use]
    pub fn message_handled(&self, chat: i64, message: i64, edited: i64) -> Vec<u8> {
        self.name(b"handled message", &[&chat.to_be_bytes(), &message.to_be_bytes(), &edited.to_be_bytes()])
    }

    /// Anything else that is handled once, by what Telegram calls it.
    #[must_use]
    pub fn other_handled(&self, kind: &str, id: &str) -> Vec<u8> {
        self.name(b"handled other", &[kind.as_bytes(), id.as_bytes()])
    }

    /// An invitation's code, as it is stored.
    #[must_use]
    pub fn invitation(&self, code: &str) -> Vec<u8> {
        self.name(b"invitation", &[code.as_bytes()])
    }

    /// The code of a case, as it is stored.
    #[must_use]
    pub fn case_code(&self, digits: &str) -> Vec<u8> {
        self.name(b"case code", &[digits.as_bytes()])
    }

    /// A PIN, or a number of alarm, as it is stored: of this row and no other.
    #[must_use]
    pub fn pin(&self, row: i64, digits: &str) -> Vec<u8> {
        self.name(b"pin", &[&row.to_be_bytes(), digits.as_bytes()])
    }

    /// An erased case, by the number of its key: what is known of it after its end.
    #[must_use]
    pub fn tombstone(&self, key: i64) -> Vec<u8> {
        self.name(b"tombstone", &[&key.to_be_bytes()])
    }

    /// A file of a backup, by its digest: whoever has not the key can write no other.
    #[must_use]
    pub fn backup(&self, digest: &[u8]) -> Vec<u8> {
        self.name(b"backup", &[digest])
    }
}

fn checksum(key: &[u8]) -> String {
    Sha256::digest(key)[..4].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A code that cannot be guessed: 128 bits, in letters that a Telegram deep link takes.
///
/// # Errors
/// Where the operating system has no chance to give.
pub fn code() -> Result<String> {
    Ok(chance::<16>()?.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vault() -> Vault {
        Vault::from_key_file(&Vault::new_key_file().unwrap()).unwrap()
    }

    #[test]
    fn a_value_opens_in_its_place_and_nowhere_else() {
        let (key, other) = (Key::fresh().unwrap(), Key::fresh().unwrap());
        let place = Place::new("messages.body", 7).part(2);
        let sealed = key.seal(place, b"rahasia").unwrap();
        assert_eq!(key.open(place, &sealed).unwrap().as_slice(), b"rahasia");
        assert!(other.open(place, &sealed).is_err());
        for wrong in
            [Place::new("messages.body", 8).part(2), Place::new("messages.body", 7).part(3), Place::new("outbox.payload", 7).part(2)]
        {
            assert!(key.open(wrong, &sealed).is_err());
        }
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_noticed() {
        let key = Key::fresh().unwrap();
        let place = Place::new("messages.body", 7);
        let sealed = key.seal(place, b"rahasia").unwrap();
        for bit in 0..sealed.len() * 8 {
            let mut broken = sealed.clone();
            broken[bit / 8] ^= 1 << (bit % 8);
            assert!(key.open(place, &broken).is_err(), "bit {bit}");
        }
        for length in 0..sealed.len() {
            assert!(key.open(place, &sealed[..length]).is_err(), "length {length}");
        }
    }

    #[test]
    fn a_key_file_tells_its_faults_without_its_content() {
        let good = Vault::new_key_file().unwrap();
        assert!(Vault::from_key_file(&good).is_ok());
        let key = good.split_whitespace().nth(1).unwrap();
        for bad in [
            String::new(),
            "hello".to_owned(),
            good.replace("suaka-key-1", "suaka-key-2"),
            good[..40].to_owned(),
            good.replace(key, &key.chars().rev().collect::<String>()),
        ] {
            let error = format!("{:#}", Vault::from_key_file(&bad).unwrap_err());
            assert!(!error.contains(key), "{error}");
        }
    }

    #[test]
    fn names_differ_by_key_chat_and_purpose() {
        let (one, two) = (vault(), vault());
        let names = [
            one.pseudonym(1),
            one.pseudonym(2),
            two.pseudonym(1),
            one.message_name(1, 1),
            one.message_name(1, 2),
            one.message_handled(1, 1, 0),
            one.message_handled(1, 1, 5),
            one.other_handled("callback", "1"),
            one.invitation("1"),
            one.case_code("1"),
            one.tombstone(1),
            one.backup(b"1"),
        ];
        let different: std::collections::BTreeSet<_> = names.iter().collect();
        assert_eq!(different.len(), names.len());
        assert_eq!(one.pseudonym(1), one.pseudonym(1));
    }
}
