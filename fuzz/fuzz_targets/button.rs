//! Nothing but what we would write ourselves is a button.
#![no_main]

use libfuzzer_sys::fuzz_target;
use suaka::dialogue::Button;

fuzz_target!(|data: &str| {
    if let Some(button) = Button::decode(data) {
        assert_eq!(button.encode(), data);
        assert!((1..=64).contains(&data.len()));
    }
});
