use std::io::Cursor;
use std::panic::catch_unwind;

use proptest::prelude::*;

use crate::vp8::{Spoilt, VP8Context, VP8Reader, VP8Writer};
use crate::{CabacReader, CabacWriter};

/// The bits and values of a message; a bit's context is the first of the pair.
fn written(bits: &[(usize, bool)], values: &[u32]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut writer = VP8Writer::new(&mut bytes).unwrap();
    let mut contexts = [VP8Context::default(); 4];
    let (mut lengths, mut digits) = ([VP8Context::default(); 32], [VP8Context::default(); 32]);
    for (context, bit) in bits {
        writer.put(*bit, &mut contexts[*context]).unwrap();
    }
    for value in values {
        writer.put_unary_encoded((value.ilog2() + 1) as usize, &mut lengths).unwrap();
        writer.put_n_bits(u64::from(*value), value.ilog2() as usize, &mut digits).unwrap();
    }
    writer.finish().unwrap();
    bytes
}

fn read(bytes: &[u8], bits: &[(usize, bool)], values: usize) -> (Vec<bool>, Vec<u32>) {
    let mut reader = VP8Reader::new(Cursor::new(bytes)).unwrap();
    let mut contexts = [VP8Context::default(); 4];
    let (mut lengths, mut digits) = ([VP8Context::default(); 32], [VP8Context::default(); 32]);
    let bits = bits.iter().map(|(context, _)| reader.get(&mut contexts[*context]).unwrap()).collect();
    let values = (0..values)
        .map(|_| {
            let length = reader.get_unary_encoded(&mut lengths).unwrap();
            reader.get_n_bits(length - 1, &mut digits).unwrap() as u32 | 1 << (length - 1)
        })
        .collect();
    (bits, values)
}

proptest! {
    #[test]
    fn what_is_written_is_read(
        bits in prop::collection::vec((0..4usize, prop::bool::weighted(0.1)), 0..3000),
        values in prop::collection::vec(1..1u32 << 23, 0..200),
    ) {
        let bytes = written(&bits, &values);
        let (read_bits, read_values) = read(&bytes, &bits, values.len());
        prop_assert!(read_bits.iter().eq(bits.iter().map(|(_, bit)| bit)));
        prop_assert_eq!(read_values, values);
    }

    #[test]
    fn a_reader_comes_to_an_end_whatever_it_reads(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        let ended = catch_unwind(|| {
            let mut reader = VP8Reader::new(Cursor::new(&bytes)).unwrap();
            let mut context = VP8Context::default();
            // A bit costs at least 1/710 of a bit, and 12 bytes more are taken than there are.
            for _ in 0..(bytes.len() + 12) * 8 * 710 {
                reader.get(&mut context).unwrap();
            }
        });
        prop_assert!(ended.unwrap_err().is::<Spoilt>());
    }
}

#[test]
fn what_was_foreseen_costs_next_to_nothing() {
    assert_eq!(written(&[(0, false); 17], &[]).len(), 1);
    assert!(written(&[(1, true); 2000], &[]).len() < 8);
}

#[test]
fn a_value_that_is_none_is_refused() {
    let mut bytes = Vec::new();
    let mut writer = VP8Writer::new(&mut bytes).unwrap();
    writer.put_unary_encoded(25, &mut [VP8Context::default(); 32]).unwrap();
    writer.finish().unwrap();
    let read = catch_unwind(|| {
        VP8Reader::new(Cursor::new(&bytes)).unwrap().get_unary_encoded(&mut [VP8Context::default(); 32]).unwrap()
    });
    assert!(read.unwrap_err().is::<Spoilt>());
}
