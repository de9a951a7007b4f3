//! A logarithm in whole numbers: equal on every machine and in every year, which floating point does not promise.

/// Binary places of the mantissa.
const BITS: u32 = 30;

/// The binary logarithm of `n` in thousandths, rounded down; 0 for 0 and 1.
///
/// The whole part is the position of the highest bit; the fraction comes bit by bit from squaring the mantissa
/// (Knuth, The Art of Computer Programming, 1.2.2).
pub(crate) fn log2_milli(n: u32) -> u32 {
    if n < 2 {
        return 0;
    }
    let whole = n.ilog2();
    let mut mantissa = (u64::from(n) << BITS) >> whole;
    let mut fraction = 0;
    for _ in 0..20 {
        mantissa = (mantissa * mantissa) >> BITS;
        fraction <<= 1;
        if mantissa >= 2 << BITS {
            mantissa >>= 1;
            fraction |= 1;
        }
    }
    whole * 1000 + ((fraction * 1000) >> 20)
}

#[cfg(test)]
mod tests {
    use super::log2_milli;

    #[test]
    fn agrees_with_the_tables() {
        for (n, log) in [
            (0, 0),
            (1, 0),
            (2, 1000),
            (3, 1584),
            (10, 3321),
            (1024, 10000),
            (u32::MAX, 31999),
        ] {
            assert_eq!(log2_milli(n), log, "{n}");
        }
    }
}
