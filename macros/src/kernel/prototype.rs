//! The kernel's prototypes.

use core::cell::OnceCell;
use core::fmt;

use super::abi::Abis;
use super::pointee::Pointee;
use super::row::{Call, System, cut};
use super::rows::field;

/// A call's arguments and return value, on some ABIs.
pub(crate) struct Prototype {
    /// The kernel's name of the call.
    pub(crate) name: &'static str,
    /// The system that has the call.
    pub(crate) system: System,
    /// The ABIs that have this prototype.
    pub(crate) on: Abis,
    /// The kind of its return value.
    pub(crate) returns: Returns,
    /// In the kernel's order.
    pub(crate) arguments: Vec<Argument>,
    /// Whether 64-bit arguments are given as halves that another prototype of the call has combined.
    pub(crate) halves: bool,
    /// Its parameters in C.
    in_c: InC,
    /// Their names, once they are needed.
    names: OnceCell<Vec<&'static str>>,
}

/// The parameters of a prototype in C, `unsigned int fd, char *buf`: looked up only for a message, the documentation, or the order
/// of arguments.
#[derive(Clone, Copy)]
pub(crate) struct InC {
    /// The last field of the call's row, after another one: those of all its prototypes, separated by `;`.
    pub(super) of_call: &'static str,
    /// The index of the prototype.
    pub(super) at: u8,
}

/// One argument.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "marks of the table, each by itself")]
pub(crate) struct Argument {
    /// Its kind.
    pub(crate) kind: Kind,
    /// Whether it is a pointer for some operations and a number for others.
    pub(crate) pointer_or_number: bool,
    /// Whether the kernel reads from it for some operations and writes to it for others.
    pub(crate) either_direction: bool,
    /// Whether a descriptor or an id may also be another kind of number: -1, an index, a number in another process.
    pub(crate) other_number: bool,
    /// Whether these other numbers are a few constants (-1, `AT_FDCWD`), and any other number is a descriptor of this
    /// process.
    pub(crate) sentinel: bool,
    /// The code for what it points to.
    pointee: &'static str,
    /// The prototype's parameters, and which of these it is.
    in_c: InC,
    at: u8,
}

/// The kind of an argument.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    /// A descriptor.
    Fd,
    /// A descriptor of a directory, or `AT_FDCWD`.
    DirFd,
    /// A signed 32-bit number.
    Int32,
    /// An unsigned 32-bit number.
    Uint32,
    /// A signed number of a register's width.
    Long,
    /// An unsigned number of a register's width.
    Ulong,
    /// A length, of a register's width.
    Size,
    /// A 64-bit offset: two words on 32-bit targets.
    Off64,
    /// A 64-bit number: two words on 32-bit targets.
    U64,
    /// An address used as a value: the kernel does not access the memory there through this argument.
    Addr,
    /// The address of memory that the kernel reads.
    Read,
    /// The address of memory that the kernel writes.
    Written,
    /// The address of memory that the kernel reads and writes.
    ReadWritten,
    /// An address that the kernel stores, or writes to in rare cases.
    Kept,
    /// The address of a NUL-terminated string that the kernel reads.
    Text,
    /// Flags.
    Flags,
    /// Permission bits.
    Mode,
    /// A process or thread id.
    Pid,
    /// A user id.
    Uid,
    /// A group id.
    Gid,
    /// A signal.
    Signal,
    /// A clock.
    ClockId,
    /// A timer.
    TimerId,
    /// A key's serial number.
    Key,
    /// The address of code.
    Function,
}

/// What the kernel does with the memory that an argument points to.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Direction {
    /// Reads it.
    In,
    /// Writes it.
    Out,
    /// Reads and writes it.
    InOut,
    /// Reads or writes it, depending on the operation or in rare cases: both `*const` and `*mut` are correct.
    Either,
}

/// The return value on success.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Returns {
    /// 0.
    Zero,
    /// A count.
    Count,
    /// A new descriptor.
    Fd,
    /// A process or thread id.
    Pid,
    /// A user id.
    Uid,
    /// A group id.
    Gid,
    /// An address.
    Address,
    /// An offset.
    Offset,
    /// The id of something else.
    Id,
    /// A signal.
    Signal,
    /// Something else, or dependent on the operation.
    Other,
    /// It never returns.
    Never,
    /// It returns only when it fails.
    OnlyFailure,
    /// It always returns an error: being interrupted is its success.
    AlwaysFailure,
}

impl InC {
    /// All of them.
    pub(super) fn text(self) -> &'static str {
        let mut rest = self.of_call;
        field(&mut rest);
        for _ in 0..self.at {
            rest = rest.find(';').map_or("", |end| &rest[end + 1..]);
        }
        rest.find(';').map_or(rest, |end| &rest[..end])
    }

    /// One of them.
    fn parameter(self, at: u8) -> &'static str {
        self.text().split(", ").nth(usize::from(at)).unwrap_or_default()
    }
}

impl Prototype {
    /// Parses a prototype of the table, up to `;` or the end of `text`: a tag, the kind of the return value, the ABIs (all, if
    /// none are written), and the arguments. `None` if no ABI in `wanted` has it.
    pub(super) fn read(
        call: Call,
        text: &mut &'static str,
        in_c: InC,
        wanted: Abis,
    ) -> Option<Self> {
        let whole = *text;
        let bytes = whole.as_bytes();
        let mut at = 2;
        while at < bytes.len() && bytes[at].is_ascii_hexdigit() {
            at += 1;
        }
        let on = if at == 2 { Abis::ALL } else { Abis::parse(&whole[2..at]) };
        if (on & wanted).is_empty() {
            cut(text, b';');
            return None;
        }
        let mut arguments = Vec::new();
        if at < bytes.len() && bytes[at] == b' ' {
            arguments.reserve(6);
            let mut index = 0;
            while at < bytes.len() && bytes[at] != b';' {
                at += 1;
                arguments.push(Argument::read(whole, &mut at, in_c, index)?);
                index += 1;
            }
        }
        *text = if at < bytes.len() { &whole[at + 1..] } else { "" };
        Some(Self {
            name: call.name,
            system: call.system(),
            on,
            returns: Returns::read(bytes[1])?,
            arguments,
            halves: bytes[0] == b'P',
            in_c,
            names: OnceCell::new(),
        })
    }

    /// The names of its arguments.
    pub(super) fn names(&self) -> &[&'static str] {
        self.names.get_or_init(|| {
            let text = self.in_c.text();
            let bytes = text.as_bytes();
            let mut names = Vec::with_capacity(self.arguments.len());
            let (mut start, mut at) = (0, 0);
            while at < bytes.len() {
                match bytes[at] {
                    b' ' | b'*' => start = at + 1,
                    b',' => names.push(&text[start..at]),
                    _ => {}
                }
                at += 1;
            }
            if at > 0 {
                names.push(&text[start..]);
            }
            names
        })
    }

    /// Its parameters in C syntax, `void` if it has none.
    pub(super) fn in_c(&self) -> &'static str {
        if self.arguments.is_empty() { "void" } else { self.in_c.text() }
    }
}

impl Prototype {
    /// The C type of the return value. All of Linux's calls return a `long`.
    fn c_returns(&self) -> &'static str {
        match (self.system, self.returns) {
            (_, Returns::Never) => "void",
            (System::Linux, _) => "long",
            (_, Returns::Count) => "ssize_t",
            (_, Returns::Offset) => "off_t",
            (_, Returns::Pid) => "pid_t",
            (_, Returns::Uid) => "uid_t",
            (_, Returns::Gid) => "gid_t",
            (_, Returns::Address) => "void *",
            _ => "int",
        }
    }
}

/// In C syntax: `long read(unsigned int fd, char *buf, size_t count)`.
impl fmt::Display for Prototype {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let returns = self.c_returns();
        let space = if returns.ends_with('*') { "" } else { " " };
        write!(f, "{returns}{space}{}(", self.name)?;
        f.write_str(self.in_c())?;
        f.write_str(")")
    }
}

/// In C syntax: `char *buf`.
impl fmt::Display for Argument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.in_c.parameter(self.at))
    }
}

impl Argument {
    /// Parses the letter of its kind, its marks, and the code of what it points to, up to the separator.
    fn read(text: &'static str, end: &mut usize, in_c: InC, index: u8) -> Option<Self> {
        let bytes = text.as_bytes();
        let mut at = *end;
        let mut argument = Self {
            kind: Kind::read(bytes[at])?,
            pointer_or_number: false,
            either_direction: false,
            other_number: false,
            sentinel: false,
            pointee: "",
            in_c,
            at: index,
        };
        at += 1;
        let mut start = at;
        while at < bytes.len() && bytes[at] != b',' && bytes[at] != b';' {
            if at == start {
                start += 1;
                match bytes[at] {
                    b'*' => argument.pointer_or_number = true,
                    b'~' => argument.either_direction = true,
                    b'?' => argument.other_number = true,
                    b'-' => argument.sentinel = true,
                    _ => start = at,
                }
            }
            at += 1;
        }
        if start < at {
            argument.pointee = &text[start..at];
        }
        *end = at;
        Some(argument)
    }

    /// The kernel's name.
    pub(crate) fn name(self) -> &'static str {
        let parameter = self.in_c.parameter(self.at);
        parameter.rfind([' ', '*']).map_or(parameter, |before| &parameter[before + 1..])
    }

    /// Its C type.
    pub(crate) fn c_type(self) -> &'static str {
        let parameter = self.in_c.parameter(self.at);
        parameter.rfind([' ', '*']).map_or("", |before| parameter[..=before].trim_end())
    }

    /// What it points to.
    pub(crate) fn pointee(self) -> Pointee {
        Pointee::read(self.pointee)
    }

    /// Whether a pointer may be passed.
    pub(crate) fn takes_pointer(self) -> bool {
        self.pointer_or_number || self.kind == Kind::Addr || self.kind.is_pointer()
    }

    /// Whether a number narrower than a register may be passed.
    pub(crate) fn takes_number(self) -> bool {
        self.pointer_or_number || !(self.kind == Kind::Addr || self.kind.is_pointer())
    }

    /// Whether a number that is not a constant is a descriptor of this process, which may already be closed.
    pub(crate) fn is_own_descriptor(self) -> bool {
        self.kind.is_descriptor() && (self.sentinel || !self.other_number)
    }

    /// How the kernel accesses the memory behind it; `None` if it never dereferences it.
    pub(crate) fn direction(self) -> Option<Direction> {
        Some(match self.kind {
            Kind::Read | Kind::Text | Kind::Written | Kind::ReadWritten
                if self.either_direction || self.pointer_or_number =>
            {
                Direction::Either
            }
            Kind::Read | Kind::Text => Direction::In,
            Kind::Written => Direction::Out,
            Kind::ReadWritten => Direction::InOut,
            Kind::Kept => Direction::Either,
            _ if self.pointer_or_number => Direction::Either,
            _ => return None,
        })
    }

    /// How the kernel accesses the memory behind it, if the size is the same for every operation; otherwise, or if it
    /// does not dereference it, `None`.
    pub(crate) fn does(self) -> Option<&'static str> {
        if self.either_direction || self.pointer_or_number {
            return None;
        }
        Some(match self.direction()? {
            Direction::In => "reads",
            Direction::Out => "writes",
            Direction::InOut => "reads and writes",
            Direction::Either => "reads or writes",
        })
    }

    /// Whether the kernel may access the memory behind it: not where it ignores the argument.
    pub(crate) fn pointee_is_followed(self) -> bool {
        !matches!(self.pointee(), Pointee::Nothing)
    }

    /// Whether it is always an address that the kernel accesses, unless it is null.
    pub(crate) fn is_followed_always(self) -> bool {
        let is_read_or_written =
            matches!(self.kind, Kind::Read | Kind::Text | Kind::Written | Kind::ReadWritten);
        is_read_or_written && !self.pointer_or_number && self.pointee_is_followed()
    }

    /// The minimum number of bits for its values.
    pub(crate) fn least_bits(self) -> u8 {
        match self.kind {
            kind if kind.is_wide() => 64,
            // Legacy calls of some 32-bit architectures.
            Kind::Uid | Kind::Gid if self.c_type().starts_with("old_") => 16,
            Kind::Fd
            | Kind::DirFd
            | Kind::Pid
            | Kind::Uid
            | Kind::Gid
            | Kind::Key
            | Kind::TimerId => 32,
            _ => 8,
        }
    }
}

impl Kind {
    fn read(letter: u8) -> Option<Self> {
        Some(match letter {
            b'f' => Self::Fd,
            b'd' => Self::DirFd,
            b'i' => Self::Int32,
            b'u' => Self::Uint32,
            b'l' => Self::Long,
            b'U' => Self::Ulong,
            b'z' => Self::Size,
            b'o' => Self::Off64,
            b'q' => Self::U64,
            b'a' => Self::Addr,
            b'r' => Self::Read,
            b'w' => Self::Written,
            b'b' => Self::ReadWritten,
            b'm' => Self::Kept,
            b't' => Self::Text,
            b'F' => Self::Flags,
            b'M' => Self::Mode,
            b'p' => Self::Pid,
            b'c' => Self::Uid,
            b'g' => Self::Gid,
            b's' => Self::Signal,
            b'k' => Self::ClockId,
            b'T' => Self::TimerId,
            b'K' => Self::Key,
            b'n' => Self::Function,
            _ => return None,
        })
    }

    /// Whether it is an address that the kernel dereferences, stores, or jumps to.
    pub(crate) fn is_pointer(self) -> bool {
        matches!(
            self,
            Self::Read
                | Self::Written
                | Self::ReadWritten
                | Self::Kept
                | Self::Text
                | Self::Function
        )
    }

    /// Whether it has 64 bits on every ABI.
    pub(crate) fn is_wide(self) -> bool {
        matches!(self, Self::Off64 | Self::U64)
    }

    /// Whether it is a descriptor.
    pub(crate) fn is_descriptor(self) -> bool {
        matches!(self, Self::Fd | Self::DirFd)
    }
}

impl Returns {
    fn read(letter: u8) -> Option<Self> {
        Some(match letter {
            b'0' => Self::Zero,
            b'c' => Self::Count,
            b'f' => Self::Fd,
            b'p' => Self::Pid,
            b'u' => Self::Uid,
            b'g' => Self::Gid,
            b'a' => Self::Address,
            b'o' => Self::Offset,
            b'i' => Self::Id,
            b's' => Self::Signal,
            b'x' => Self::Other,
            b'n' => Self::Never,
            b'r' => Self::OnlyFailure,
            b'e' => Self::AlwaysFailure,
            _ => return None,
        })
    }
}
