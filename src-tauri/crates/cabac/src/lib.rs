//! The arithmetic coder under `preflate-rs`, in place of the crate of this name on the registry.
//!
//! That one is under the LGPL, which a statically linked program cannot take in, and reads zeros for ever past the end of
//! its input, so that a hostile correction could keep its reader busy without end. This one has the part of its
//! interface that `preflate-rs` uses, and stops: [`vp8::VP8Reader`] gives up at the end of its input and at values that no
//! correction has.
//!
//! The coder is a range coder (Martin 1979; the carry is handled as in LZMA) with adaptive probabilities of 16 bits. What
//! it writes is part of the repository's format: a change here needs a new name of the encoding.

#![warn(missing_docs)]

use std::io::Result;

pub mod vp8;

#[cfg(test)]
mod tests;

/// The most bits a value may have: a chunk that is opened has at most some 2^22 bytes and tokens.
const VALUE_BITS: usize = 24;

/// Writes bits by their adaptive probabilities.
pub trait CabacWriter<Context> {
    /// Writes one bit.
    ///
    /// # Errors
    /// What the output fails with.
    fn put(&mut self, value: bool, context: &mut Context) -> Result<()>;

    /// Writes what is still held back.
    ///
    /// # Errors
    /// What the output fails with.
    fn finish(&mut self) -> Result<()>;

    /// Writes `bits` low bits of `value`, each under its own context.
    ///
    /// # Errors
    /// What the output fails with.
    fn put_n_bits<const N: usize>(&mut self, value: u64, bits: usize, contexts: &mut [Context; N]) -> Result<()> {
        for at in (0..bits).rev() {
            self.put(value >> at & 1 != 0, &mut contexts[at.min(N - 1)])?;
        }
        Ok(())
    }

    /// Writes `value` as that many ones and a zero.
    ///
    /// # Errors
    /// What the output fails with.
    fn put_unary_encoded<const N: usize>(&mut self, value: usize, contexts: &mut [Context; N]) -> Result<()> {
        for at in 0..value {
            self.put(true, &mut contexts[at.min(N - 1)])?;
        }
        self.put(false, &mut contexts[value.min(N - 1)])
    }
}

/// Reads what a [`CabacWriter`] wrote.
pub trait CabacReader<Context> {
    /// Reads one bit.
    ///
    /// # Errors
    /// None that comes back: see [`vp8::Spoilt`].
    fn get(&mut self, context: &mut Context) -> Result<bool>;

    /// Reads `bits` bits.
    ///
    /// # Errors
    /// As [`Self::get`].
    fn get_n_bits<const N: usize>(&mut self, bits: usize, contexts: &mut [Context; N]) -> Result<u64> {
        let mut value = 0;
        for at in (0..bits).rev() {
            value |= u64::from(self.get(&mut contexts[at.min(N - 1)])?) << at;
        }
        Ok(value)
    }

    /// Reads ones up to the next zero.
    ///
    /// # Errors
    /// As [`Self::get`]; a value of more than 24 bits is none.
    fn get_unary_encoded<const N: usize>(&mut self, contexts: &mut [Context; N]) -> Result<usize> {
        let mut value = 0;
        while self.get(&mut contexts[value.min(N - 1)])? {
            value += 1;
            if value > VALUE_BITS {
                vp8::spoilt();
            }
        }
        self.count_value();
        Ok(value)
    }

    /// Told of every value read, so that a reader can end an endless row of them.
    fn count_value(&mut self) {}
}
