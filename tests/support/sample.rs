//! Files that people send, small ones, with something in each that must not come through.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

/// What the PNG says of its author.
pub const IN_PNG: &str = "png-canary-penulis";
/// What the voice note is called in its tags.
pub const IN_OGG: &str = "ogg-canary-judul";

fn decoded(text: &str) -> Vec<u8> {
    BASE64.decode(text).expect("base64")
}

/// Four pixels, and an author.
pub fn png() -> Vec<u8> {
    decoded(
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAGXRFWHRBdXRob3IAcG5nLWNhbmFyeS1wZW51bGlzZdxxswAAABJJREFUeJxj+M/AwADCDP+BAAAf7gX7C9lo\
         iwAAAABJRU5ErkJggg==",
    )
}

/// A picture whose data, which stays as it is when it is cleaned, is this.
pub fn picture(data: &[u8]) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1A\n".to_vec();
    for (kind, content) in [(b"IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0].as_slice()), (b"IDAT", data), (b"IEND", &[])] {
        let named = [kind.as_slice(), content].concat();
        file.extend(u32::try_from(content.len()).expect("a small picture").to_be_bytes());
        file.extend(&named);
        file.extend(crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC).checksum(&named).to_be_bytes());
    }
    file
}

/// A tenth of a second of sound, with a title.
pub fn ogg() -> Vec<u8> {
    decoded(
        "T2dnUwACAAAAAAAAAADKKAaXAAAAAN2zS6gBE09wdXNIZWFkAQE4AYC7AAAAAABPZ2dTAAAAAAAAAAAAAMooBpcBAAAAkGUxMAFkT3B1c1RhZ3MNAAAATGF2ZjU5LjI3LjEw\
         MAMAAAAdAAAAZW5jb2Rlcj1MYXZjNTkuMzcuMTAwIGxpYm9wdXMWAAAAdGl0bGU9b2dnLWNhbmFyeS1qdWR1bAgAAABhcnRpc3Q9eE9nZ1MABPgTAAAAAAAAyigGlwIAAAAm\
         EUoQBhcXERITFwiC4jRFRViat+CIYZ6h6NaH6eEDslqgCKNA6AM8NKIzSXGtsrmd44YAkSi2hlAInVXw5F373AQqhHdzHL1k+AidX7B3MqpXPgECbRazmSkPDAidX7B3MqpeWCLn\
         pbuPIDqJ0YAIgw+ZD90fIWFfw5hQJUaFEUsNQVO9IA==",
    )
}
