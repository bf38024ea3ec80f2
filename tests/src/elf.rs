//! Reads sections of 64-bit little-endian ELF files (System V ABI, chapters 4 and 5).

/// The contents of the section with this name, if it exists.
///
/// # Panics
///
/// If the file is not a 64-bit little-endian ELF file.
#[must_use]
pub fn section<'file>(file: &'file [u8], name: &str) -> Option<&'file [u8]> {
    assert_eq!(&file[..6], b"\x7fELF\x02\x01", "not a 64-bit little-endian ELF file");
    let headers = number(file, 40, 8);
    let [size, count, names] = [58, 60, 62].map(|at| number(file, at, 2));
    // Offsets of the name, the file offset and the size in a section header.
    let header = |index: usize| {
        let header = headers + index * size;
        (number(file, header, 4), number(file, header + 24, 8), number(file, header + 32, 8))
    };
    let (_, names, _) = header(names);
    (0..count).map(header).find_map(|(of_name, offset, length)| {
        let rest = &file[names + of_name..];
        let is_it = rest.strip_prefix(name.as_bytes())?.first() == Some(&0);
        is_it.then(|| &file[offset..offset + length])
    })
}

/// An integer of `bytes` bytes.
fn number(file: &[u8], at: usize, bytes: usize) -> usize {
    let mut number = [0; 8];
    number[..bytes].copy_from_slice(&file[at..at + bytes]);
    usize::try_from(u64::from_le_bytes(number)).expect("the number fits in `usize`")
}
