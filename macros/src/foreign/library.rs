//! The libraries whose functions can be declared, and what the language has to know of each: how it
//! is linked, how its functions are called, and how they tell a failure.

use proc_macro2::TokenStream;
use quote::quote;

/// A library of an operating system.
#[derive(Clone)]
pub(crate) struct Library {
    /// Its name as `#[link(name = …)]` has it: `kernel32`.
    pub(crate) name: String,
    pub(crate) system: System,
    pub(crate) habit: Habit,
}

/// Whose library it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum System {
    Windows,
    Apple,
}

/// What a function of the library that gives no value of its own returns to C.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Habit {
    /// A `BOOL`: zero is the failure, and `GetLastError` has the reason.
    Bool,
    /// An `NTSTATUS`: the failure and its reason.
    Status,
    /// Each function as it likes, so each declaration has to say.
    Mixed,
}

impl Library {
    /// `kernel32.dll`
    pub(crate) fn kernel32() -> Self {
        Self { name: "kernel32".into(), system: System::Windows, habit: Habit::Bool }
    }

    /// `ntdll.dll`
    pub(crate) fn ntdll() -> Self {
        Self { name: "ntdll".into(), system: System::Windows, habit: Habit::Status }
    }

    /// Any other DLL, by its name.
    pub(crate) fn dll(name: String) -> Self {
        match name.as_str() {
            "kernel32" => Self::kernel32(),
            "ntdll" => Self::ntdll(),
            _ => Self { name, system: System::Windows, habit: Habit::Mixed },
        }
    }

    /// `libSystem.dylib`
    pub(crate) fn system() -> Self {
        Self { name: "System".into(), system: System::Apple, habit: Habit::Mixed }
    }

    /// The file, as documentation names it.
    pub(crate) fn file(&self) -> String {
        match self.system {
            System::Windows if self.name.contains('.') => self.name.clone(),
            System::Windows => format!("{}.dll", self.name),
            System::Apple => format!("lib{}.dylib", self.name),
        }
    }

    /// The attributes that link the library where it exists.
    pub(crate) fn link(&self) -> TokenStream {
        let name = &self.name;
        match self.system {
            // `raw-dylib` needs no import library. On 32-bit x86 C decorates the names of functions
            // (`_ReadFile@20`) and the DLLs export them without. A name with a dot is a whole one.
            System::Windows => {
                let verbatim = name.contains('.').then(|| quote!(, modifiers = "+verbatim"));
                let link = quote!(name = #name, kind = "raw-dylib" #verbatim);
                quote! {
                    #[cfg_attr(
                        all(windows, target_arch = "x86"),
                        link(#link, import_name_type = "undecorated")
                    )]
                    #[cfg_attr(all(windows, not(target_arch = "x86")), link(#link))]
                }
            }
            System::Apple => quote!(#[cfg_attr(target_vendor = "apple", link(name = #name))]),
        }
    }
}

impl System {
    /// What documentation and messages say.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Windows => "Windows",
            Self::Apple => "macOS",
        }
    }

    /// The calling convention.
    pub(crate) fn convention(self) -> &'static str {
        match self {
            Self::Windows => "system",
            Self::Apple => "C",
        }
    }

    /// Whether functions with this convention can be variadic.
    pub(crate) fn has_variadics(self) -> bool {
        self == Self::Apple
    }

    /// The function that reads the reason of a failure, below the runtime crate.
    pub(crate) fn last_error(self) -> TokenStream {
        match self {
            Self::Windows => quote!(foreign::last_error),
            Self::Apple => quote!(foreign::last_errno),
        }
    }

    /// How that function is called in documentation.
    pub(crate) fn reason(self) -> &'static str {
        match self {
            Self::Windows => "`GetLastError`",
            Self::Apple => "`errno`",
        }
    }
}
