//! The coder. The module and its types have the names that `preflate-rs` uses; the code is not that of VP8.

use std::io::{Read, Result, Write};

use crate::{CabacReader, CabacWriter};

/// What unwinds out of a reader whose input is no correction, without a message: `preflate-rs` takes no error there, so
/// its caller catches this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spoilt;

/// Unwinds. No panic hook runs, because a damaged copy is nothing to report as a fault of the program.
pub(crate) fn spoilt() -> ! {
    std::panic::resume_unwind(Box::new(Spoilt))
}

/// The most values of more than a bit that one reader gives: more than the chunk of any stream that is worth opening has.
const VALUES: u32 = 1 << 17;

/// How many zero bytes at the end are left out when written, and taken as there when read.
const TRAILING: u32 = 8;

/// Below this the range is widened by a byte.
const NARROW: u32 = 1 << 24;

/// How probable a one is, learnt from the bits seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VP8Context {
    /// Of 2^16.
    one: u16,
    /// Bits seen, up to the slowest rate of learning.
    seen: u8,
}

impl Default for VP8Context {
    fn default() -> Self {
        Self { one: 1 << 15, seen: 0 }
    }
}

impl VP8Context {
    /// The part of `range` that stands for a one: never nothing and never all.
    fn split(self, range: u32) -> u32 {
        // Between 2^6 and 2^16 - 2^6, so that every bit costs something: 1/710 of a bit at least.
        let one = self.one.clamp(1 << 6, u16::MAX - (1 << 6) + 1);
        (range >> 16) * u32::from(one)
    }

    fn learn(&mut self, bit: bool) {
        // A mean at first (1/2, 1/3, …), then moving by a thirty-second.
        let rate = [1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 4, 5][usize::from(self.seen)];
        if self.seen < 11 {
            self.seen += 1;
        }
        if bit {
            self.one += (u16::MAX - self.one) >> rate;
        } else {
            self.one -= self.one >> rate;
        }
    }
}

/// Writes.
#[derive(Debug)]
pub struct VP8Writer<W> {
    out: W,
    low: u64,
    range: u32,
    /// The last byte, which a carry may still raise, and how many 0xff follow it.
    held: Option<u8>,
    full: u32,
    /// Zero bytes that are not written yet, because they may be the last.
    zeros: u32,
}

impl<W: Write> VP8Writer<W> {
    /// A writer to `out`.
    ///
    /// # Errors
    /// None; `preflate-rs` expects a `Result`.
    pub fn new(out: W) -> Result<Self> {
        Ok(Self { out, low: 0, range: u32::MAX, held: None, full: 0, zeros: 0 })
    }

    fn shift(&mut self) -> Result<()> {
        let carry = self.low >> 32 != 0;
        if carry || self.low < 0xff00_0000 {
            if let Some(held) = self.held {
                self.byte(held.wrapping_add(u8::from(carry)))?;
            }
            for _ in 0..std::mem::take(&mut self.full) {
                self.byte(if carry { 0 } else { 0xff })?;
            }
            self.held = Some((self.low >> 24) as u8);
        } else {
            self.full += 1;
        }
        self.low = (self.low & 0x00ff_ffff) << 8;
        Ok(())
    }

    fn byte(&mut self, byte: u8) -> Result<()> {
        if byte == 0 {
            self.zeros += 1;
            return Ok(());
        }
        for _ in 0..std::mem::take(&mut self.zeros) {
            self.out.write_all(&[0])?;
        }
        self.out.write_all(&[byte])
    }
}

impl<W: Write> CabacWriter<VP8Context> for VP8Writer<W> {
    fn put(&mut self, value: bool, context: &mut VP8Context) -> Result<()> {
        let split = context.split(self.range);
        if value {
            self.range = split;
        } else {
            self.low += u64::from(split);
            self.range -= split;
        }
        context.learn(value);
        while self.range < NARROW {
            self.shift()?;
            self.range <<= 8;
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<()> {
        // Of the numbers that are left, the one with the most zero bytes at its end.
        let last = self.low + u64::from(self.range) - 1;
        for bits in [32, 24, 16, 8, 0] {
            let round = last >> bits << bits;
            if round >= self.low {
                self.low = round;
                break;
            }
        }
        for _ in 0..5 {
            self.shift()?;
        }
        for _ in 0..self.zeros.saturating_sub(TRAILING) {
            self.out.write_all(&[0])?;
        }
        self.out.flush()
    }
}

/// Reads.
#[derive(Debug)]
pub struct VP8Reader<R> {
    input: R,
    range: u32,
    code: u32,
    /// Bytes taken as there past the end.
    past: u32,
    values: u32,
}

impl<R: Read> VP8Reader<R> {
    /// A reader of `input`.
    ///
    /// # Errors
    /// What the input fails with.
    pub fn new(input: R) -> Result<Self> {
        let mut reader = Self { input, range: u32::MAX, code: 0, past: 0, values: 0 };
        for _ in 0..4 {
            reader.code = reader.code << 8 | u32::from(reader.byte()?);
        }
        Ok(reader)
    }

    fn byte(&mut self) -> Result<u8> {
        let mut byte = [0];
        if self.input.read(&mut byte)? == 0 {
            self.past += 1;
            // The writer leaves out at most so many, and the reader is at most four ahead.
            if self.past > TRAILING + 4 {
                spoilt();
            }
        }
        Ok(byte[0])
    }
}

impl<R: Read> CabacReader<VP8Context> for VP8Reader<R> {
    fn get(&mut self, context: &mut VP8Context) -> Result<bool> {
        let split = context.split(self.range);
        let bit = self.code < split;
        if bit {
            self.range = split;
        } else {
            self.code -= split;
            self.range -= split;
        }
        context.learn(bit);
        while self.range < NARROW {
            self.range <<= 8;
            self.code = self.code << 8 | u32::from(self.byte()?);
        }
        Ok(bit)
    }

    fn count_value(&mut self) {
        self.values += 1;
        if self.values > VALUES {
            spoilt();
        }
    }
}
