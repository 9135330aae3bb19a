//! What may stand before the sound in a frame of AAC (ISO 14496-3, 4.4.2.1): fill, where encoders write their name, and streams of data. It
//! keeps its length, so that nothing moves, and is blanked. What stands after the sound could only be reached by decoding it.

const DATA: usize = 4;
const FILL: usize = 6;
/// Kinds of fill that are padding; others carry the upper half of the sound.
const PADDING: [usize; 2] = [0, 1];

pub(super) fn blank(frame: &mut [u8]) {
    let mut at = 0;
    while let Some(next) = element(frame, at) {
        at = next;
    }
}

/// Blanks the element at a bit, if it is one that can be blanked: where the next begins.
fn element(frame: &mut [u8], at: usize) -> Option<usize> {
    let (begin, end) = match bits(frame, at, 3)? {
        FILL => {
            let count = bits(frame, at + 3, 4)?;
            let (begin, count) = if count == 15 { (at + 15, 14 + bits(frame, at + 7, 8)?) } else { (at + 7, count) };
            let end = begin + 8 * count;
            if count > 0 && !PADDING.contains(&bits(frame, begin, 4)?) {
                return Some(end);
            }
            (begin, end)
        }
        DATA => {
            let is_aligned = bits(frame, at + 7, 1)? == 1;
            let count = bits(frame, at + 8, 8)?;
            let (begin, count) = if count == 255 { (at + 24, 255 + bits(frame, at + 16, 8)?) } else { (at + 16, count) };
            let begin = if is_aligned { begin.next_multiple_of(8) } else { begin };
            (begin, begin + 8 * count)
        }
        _ => return None,
    };
    for bit in begin..end {
        *frame.get_mut(bit / 8)? &= !(0x80 >> (bit % 8));
    }
    Some(end)
}

fn bits(frame: &[u8], at: usize, count: usize) -> Option<usize> {
    (at..at + count).try_fold(0, |number, bit| Some(number << 1 | usize::from(frame.get(bit / 8)? >> (7 - bit % 8) & 1)))
}

#[cfg(test)]
mod tests {
    use super::blank;

    #[test]
    fn a_name_before_the_sound_is_blanked() {
        // Fill (110) of 3 bytes (0011): padding (0000), a name; then a single channel (000).
        let mut frame = [0b1100_0110, 0b0001_0101, 0b1010_1010, 0b1010_1010, 0b0010_0001, 0xAB];
        blank(&mut frame);
        assert_eq!(frame, [0b1100_0110, 0, 0, 0, 0b0010_0001, 0xAB]);
    }

    #[test]
    fn the_upper_half_of_the_sound_stays() {
        // Fill of 1 byte whose kind is 13: band replication.
        let frame = [0b1100_0011, 0b1010_1010, 0xFF];
        let mut after = frame;
        blank(&mut after);
        assert_eq!(after, frame);
    }

    #[test]
    fn a_frame_that_ends_early_is_no_matter() {
        for byte in 0..=u8::MAX {
            for length in 0..4 {
                blank(&mut vec![byte; length]);
            }
        }
    }
}
