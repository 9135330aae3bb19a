//! What a track's samples are: the entry of its description, for the codecs that we know, without the names that encoders and devices write
//! into it.

use super::atom::{Name, atom, fields, find, need, next};
use super::descriptor::Decoder;
use super::fill;
use super::stream;
use crate::media::Withheld::{self, UnknownKind};
use crate::media::bytes::{Bytes, must};

/// MPEG-4 audio: AAC.
const AAC: u8 = 0x40;
/// MPEG-4 part 2.
const PART_2: u8 = 0x20;

/// The longest configuration of AAC that holds no comment.
const LONGEST_AAC: usize = 16;

enum Codec<'a> {
    Avc { length: usize, config: Vec<u8> },
    Hevc { length: usize, config: Vec<u8> },
    Part2(Decoder<'a>),
    Aac(Decoder<'a>),
}

pub(super) struct Entry<'a> {
    name: Name,
    /// Picture: width and height. Sound: channels, bits, rate.
    shape: Vec<u8>,
    codec: Codec<'a>,
    /// Shape of a pixel, part that is shown.
    extras: Vec<(Name, &'a [u8])>,
}

impl<'a> Entry<'a> {
    pub fn read(stsd: &'a [u8], is_video: bool) -> Result<Self, Withheld> {
        let mut rest = Bytes(stsd);
        rest.take(4)?;
        if rest.be32()? != 1 {
            return Err(UnknownKind);
        }
        let (name, body) = next(&mut rest)?.ok_or(UnknownKind)?;
        let mut body = Bytes(body);
        body.take(8)?;
        if is_video { Self::video(name, body) } else { Self::audio(name, body) }
    }

    fn video(name: Name, mut body: Bytes<'a>) -> Result<Self, Withheld> {
        body.take(16)?;
        let shape = body.take(4)?.to_vec();
        body.take(50)?;
        let inside = body.0;
        let codec = match &name {
            b"avc1" | b"avc3" => {
                let (length, config) = stream::avc_config(need(inside, *b"avcC")?)?;
                Codec::Avc { length, config }
            }
            b"hvc1" | b"hev1" => {
                let (length, config) = stream::hevc_config(need(inside, *b"hvcC")?)?;
                Codec::Hevc { length, config }
            }
            b"mp4v" => Codec::Part2(Decoder::read(need(inside, *b"esds")?, PART_2)?),
            _ => return Err(UnknownKind),
        };
        let mut extras = Vec::new();
        for (name, width) in [(*b"pasp", 8), (*b"clap", 32)] {
            extras.extend(find(inside, name)?.filter(|body| body.len() == width).map(|body| (name, body)));
        }
        // Colours by number; a profile is dropped.
        let colours = find(inside, *b"colr")?.filter(|body| body.len() == 11 && body.starts_with(b"nclx"));
        extras.extend(colours.map(|body| (*b"colr", body)));
        Ok(Self { name, shape, codec, extras })
    }

    fn audio(name: Name, mut body: Bytes<'a>) -> Result<Self, Withheld> {
        // Other versions are QuickTime's.
        if name != *b"mp4a" || body.be16()? != 0 {
            return Err(UnknownKind);
        }
        body.take(6)?;
        let channels_and_bits = body.take(4)?;
        body.take(4)?;
        let rate = body.take(4)?;
        let decoder = Decoder::read(need(body.0, *b"esds")?, AAC)?;
        if decoder.config.len() > LONGEST_AAC {
            return Err(UnknownKind);
        }
        let shape = [channels_and_bits, &[0; 4], rate].concat();
        Ok(Self { name, shape, codec: Codec::Aac(decoder), extras: Vec::new() })
    }

    pub fn write(&self, out: &mut Vec<u8>) -> Result<(), Withheld> {
        atom(out, self.name, |out| {
            out.extend([0, 0, 0, 0, 0, 0, 0, 1]);
            if let Codec::Aac(_) = self.codec {
                out.extend([0; 8]);
                out.extend_from_slice(&self.shape);
            } else {
                out.extend([0; 16]);
                out.extend_from_slice(&self.shape);
                // 72 dots an inch, one frame a sample, no encoder's name, 24 bits, no table of colours.
                out.extend([0, 0x48, 0, 0, 0, 0x48, 0, 0, 0, 0, 0, 0, 0, 1]);
                out.extend([0; 32]);
                out.extend([0, 24, 0xFF, 0xFF]);
            }
            match &self.codec {
                Codec::Avc { config, .. } => fields(out, *b"avcC", &[config])?,
                Codec::Hevc { config, .. } => fields(out, *b"hvcC", &[config])?,
                Codec::Part2(decoder) => {
                    let mut config = Vec::new();
                    stream::part_2(decoder.config, &mut config);
                    decoder.write(&config, out)?;
                }
                Codec::Aac(decoder) => decoder.write(decoder.config, out)?,
            }
            self.extras.iter().try_for_each(|(name, body)| fields(out, *name, &[body]))
        })
    }

    /// A sample without what encoders say of themselves.
    pub fn sample(&self, sample: &[u8], out: &mut Vec<u8>) -> Result<(), Withheld> {
        match &self.codec {
            Codec::Avc { length, .. } => stream::avc(sample, *length, out),
            Codec::Hevc { length, .. } => stream::hevc(sample, *length, out),
            Codec::Part2(_) => {
                stream::part_2(sample, out);
                Ok(())
            }
            Codec::Aac(_) => {
                let begin = out.len();
                out.extend_from_slice(sample);
                fill::blank(&mut out[begin..]);
                must(!sample.is_empty())
            }
        }
    }
}
