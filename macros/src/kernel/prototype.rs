//! The kernel's prototypes.

use core::fmt;

use super::abi::Abis;
use super::pointee::Pointee;
use super::row::{Call, System};

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
}

/// One argument.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "marks of the table, each by itself")]
pub(crate) struct Argument {
    /// The kernel's name.
    pub(crate) name: &'static str,
    /// Its C type.
    pub(crate) c_type: &'static str,
    /// Its kind.
    pub(crate) kind: Kind,
    /// What it points to.
    pub(crate) pointee: Pointee,
    /// Whether it is a pointer for some operations and a number for others.
    pub(crate) pointer_or_number: bool,
    /// Whether the kernel reads from it for some operations and writes to it for others.
    pub(crate) either_direction: bool,
    /// Whether a descriptor or an id may also be another kind of number: -1, an index, a number in another process.
    pub(crate) other_number: bool,
    /// Whether these other numbers are a few constants (-1, `AT_FDCWD`), and any other number is a descriptor of this
    /// process.
    pub(crate) sentinel: bool,
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

impl Prototype {
    /// Parses a prototype of the table from its return value on, up to `;` or the end of `text`.
    pub(super) fn read(
        call: Call,
        on: Abis,
        text: &mut &'static str,
        halves: bool,
    ) -> Option<Self> {
        // A return value without arguments ends at the end of the prototype.
        let bytes = text.as_bytes();
        let mut end = 0;
        while end < bytes.len() && bytes[end] != b' ' && bytes[end] != b';' {
            end += 1;
        }
        let returns = Returns::read(&text[..end])?;
        let mut more = bytes.get(end) == Some(&b' ');
        *text = text.get(end + 1..).unwrap_or_default();
        let mut arguments = Vec::with_capacity(if more { 6 } else { 0 });
        while more {
            let (argument, end) = Argument::read(text)?;
            arguments.push(argument);
            more = end == b',';
        }
        let (name, system) = (call.name, call.system());
        Some(Self { name, system, on, returns, arguments, halves })
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
        if self.arguments.is_empty() {
            f.write_str("void")?;
        }
        for (at, argument) in self.arguments.iter().enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            write!(f, "{comma}{argument}")?;
        }
        f.write_str(")")
    }
}

/// In C syntax: `char *buf`.
impl fmt::Display for Argument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let space = if self.c_type.ends_with('*') { "" } else { " " };
        write!(f, "{}{space}{}", self.c_type, self.name)
    }
}

impl Argument {
    /// `name:C type:kind and marks`, and `:pointee` if known; with the separator that ended it.
    fn read(text: &mut &'static str) -> Option<(Self, u8)> {
        let whole = *text;
        let bytes = whole.as_bytes();
        let mut at = 0;
        while at < bytes.len() && bytes[at] != b':' {
            at += 1;
        }
        let name = &whole[..at];
        let start = at + 1;
        at = start;
        while at < bytes.len() && bytes[at] != b':' {
            at += 1;
        }
        let c_type = &whole[start..at];
        at += 1;
        let kind = Kind::read(*bytes.get(at)?)?;
        let (mut pointer_or_number, mut either_direction) = (false, false);
        let (mut other_number, mut sentinel) = (false, false);
        at += 1;
        let mut pointee = Pointee::Unknown;
        let end = loop {
            match bytes.get(at) {
                Some(b'*') => pointer_or_number = true,
                Some(b'~') => either_direction = true,
                Some(b'?') => other_number = true,
                Some(b'-') => sentinel = true,
                Some(b':') => {
                    let start = at + 1;
                    while at < bytes.len() && bytes[at] != b',' && bytes[at] != b';' {
                        at += 1;
                    }
                    pointee = Pointee::read(&whole[start..at]);
                    break bytes.get(at);
                }
                end => break end,
            }
            at += 1;
        };
        let end = end.copied().unwrap_or(b';');
        *text = whole.get(at + 1..).unwrap_or_default();
        Some((
            Self {
                name,
                c_type,
                kind,
                pointee,
                pointer_or_number,
                either_direction,
                other_number,
                sentinel,
            },
            end,
        ))
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
        !matches!(self.pointee, Pointee::Nothing)
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
            Kind::Uid | Kind::Gid if self.c_type.starts_with("old_") => 16,
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
    fn read(word: &str) -> Option<Self> {
        Some(match word {
            "int0" => Self::Zero,
            "count" => Self::Count,
            "fd" => Self::Fd,
            "pid" => Self::Pid,
            "uid" => Self::Uid,
            "gid" => Self::Gid,
            "addr" => Self::Address,
            "off" => Self::Offset,
            "id" => Self::Id,
            "sig" => Self::Signal,
            "other" => Self::Other,
            "noreturn" => Self::Never,
            "int0_noreturn_on_success" => Self::OnlyFailure,
            "never_success" => Self::AlwaysFailure,
            _ => return None,
        })
    }
}
