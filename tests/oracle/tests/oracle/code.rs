//! Code under test: functions of an object file that are loaded into memory, or functions of this program.

use std::{fs, path::Path, ptr, slice};

use object::{Architecture, Object, ObjectSection, ObjectSymbol, SectionKind, SymbolKind};

use crate::{kernel::Catch, machine};

/// A function: its address and its length.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Function {
    pub(crate) start: *mut u8,
    pub(crate) length: usize,
}

impl Function {
    /// Replaces the only occurrence of `with[0]` by `with[1]`, for a pair of [`machine::ENTRIES`].
    fn replace(self, order: fn([&'static [u8]; 2]) -> [&'static [u8]; 2]) {
        // SAFETY: the function is mapped, and is not being executed, because only one call is made at a time.
        let code = unsafe { slice::from_raw_parts_mut(self.start, self.length) };
        let mut found = 0;
        for [old, new] in machine::ENTRIES.map(order) {
            for place in (0..=code.len() - old.len()).step_by(machine::INSTRUCTION) {
                if code[place..].starts_with(old) {
                    code[place..place + new.len()].copy_from_slice(new);
                    found += 1;
                }
            }
        }
        assert_eq!(found, 1, "expected one entry instruction in {code:02x?}");
        machine::code_changed(self.start, self.length);
    }
}

/// Replaces the instruction that would enter the kernel by one that traps.
impl Catch for Function {
    fn arm(&self) {
        self.replace(|pair| pair);
    }

    fn disarm(&self) {
        self.replace(|[entry, trap]| [trap, entry]);
    }
}

/// The functions of an object file, each copied to executable memory.
pub(crate) struct Loaded {
    functions: Vec<(String, Function)>,
}

impl Loaded {
    /// Reads the object file at `path`, which must be for this architecture.
    pub(crate) fn read(path: &Path) -> Self {
        let functions = functions(path, Some(machine::ARCHITECTURE));
        Self {
            functions: functions
                .into_iter()
                .map(|(name, code)| (name, executable(&code)))
                .collect(),
        }
    }

    /// The function `name`.
    pub(crate) fn function(&self, name: &str) -> Function {
        let found = self.functions.iter().find(|(other, _)| other == name);
        found.unwrap_or_else(|| panic!("no function `{name}`")).1
    }
}

/// The instructions of a function in the object file at `path`, for any architecture.
pub(crate) fn bytes(path: &Path, name: &str) -> Vec<u8> {
    let found = functions(path, None).into_iter().find(|(other, _)| other == name);
    found.unwrap_or_else(|| panic!("no function `{name}` in {}", path.display())).1
}

/// The functions of an object file: names and code.
fn functions(path: &Path, architecture: Option<Architecture>) -> Vec<(String, Vec<u8>)> {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let file = object::File::parse(&*bytes).expect("an object file");
    if let Some(architecture) = architecture {
        assert_eq!(file.architecture(), architecture, "{}", path.display());
    }
    let mut functions = Vec::new();
    for symbol in file.symbols().filter(|symbol| symbol.is_global() && symbol.is_definition()) {
        let section = symbol.section_index().and_then(|at| file.section_by_index(at).ok());
        let Some(section) = section.filter(|section| section.kind() == SectionKind::Text) else {
            continue;
        };
        let start = symbol.address() - section.address();
        let end = end(&file, &symbol, &section) - section.address();
        // Functions that call others cannot be copied individually, and are skipped.
        if section.relocations().any(|(at, _)| (start..end).contains(&at)) {
            continue;
        }
        let name = symbol.name().expect("a name").to_owned();
        let data = section.data().expect("the code");
        // Mach-O symbols of C functions have the prefix `_`.
        let name = match file.format() {
            object::BinaryFormat::MachO => name.trim_start_matches('_').to_owned(),
            _ => name,
        };
        functions.push((name, data[start as usize..end as usize].to_vec()));
    }
    functions
}

/// The end of a function: a Mach-O symbol has no size, so it extends to the next symbol.
fn end<'data>(
    file: &object::File<'data>,
    symbol: &object::Symbol<'data, '_>,
    section: &object::Section<'data, '_>,
) -> u64 {
    if symbol.size() != 0 {
        return symbol.address() + symbol.size();
    }
    let later = file.symbols().filter(|other| other.section_index() == symbol.section_index());
    let later = later.map(|other| other.address()).filter(|at| *at > symbol.address());
    later.min().unwrap_or(section.address() + section.size())
}

/// Copies code to executable memory, which is never unmapped.
fn executable(code: &[u8]) -> Function {
    let access = libc::PROT_READ | libc::PROT_WRITE | libc::PROT_EXEC;
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
    // SAFETY: the mapping is new, and has the length of the copied code.
    unsafe {
        let start = libc::mmap(ptr::null_mut(), code.len(), access, flags, -1, 0);
        assert_ne!(start, libc::MAP_FAILED);
        ptr::copy_nonoverlapping(code.as_ptr(), start.cast(), code.len());
        machine::code_changed(start.cast(), code.len());
        Function { start: start.cast(), length: code.len() }
    }
}

/// Copies the function of this program at `address`, which must not call others.
pub(crate) fn of_this_program(address: usize) -> Function {
    let bytes = fs::read("/proc/self/exe").expect("this program");
    let file = object::File::parse(&*bytes).expect("an ELF file");
    let at = (address - load_address()) as u64;
    let symbol = file
        .symbols()
        .find(|symbol| {
            symbol.kind() == SymbolKind::Text && symbol.address() == at && symbol.size() > 0
        })
        .expect("the function has a symbol");
    // SAFETY: the bytes are those of the function.
    executable(unsafe { slice::from_raw_parts(address as *const u8, symbol.size() as usize) })
}

/// The load bias of this program.
fn load_address() -> usize {
    extern "C" fn first(
        info: *mut libc::dl_phdr_info,
        _: libc::size_t,
        out: *mut libc::c_void,
    ) -> libc::c_int {
        // SAFETY: the C library passes the program itself first; `out` points to the variable below.
        unsafe { *out.cast::<usize>() = (*info).dlpi_addr as usize };
        1
    }
    let mut moved = 0_usize;
    // SAFETY: the callback has the required type, and receives the address of a `usize`.
    unsafe { libc::dl_iterate_phdr(Some(first), (&raw mut moved).cast()) };
    moved
}
