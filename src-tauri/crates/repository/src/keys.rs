//! Ed25519 keys: made, kept in a file that only its owner reads, loaded.
//!
//! Files are PEM with PKCS#8 inside (RFC 8410), encrypted with scrypt and AES-256 (RFC 8018) where a passphrase is
//! given. On Unix they get mode 0600; on Windows they inherit the access control of their folder, so that folder should
//! be the owner's own.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use disk::{Access, sync_folder};
use domain::ShortName;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePrivateKey, DecodePublicKey, EncodePrivateKey, EncodePublicKey};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use rand_core::{OsRng, RngCore};
use sha2::{Digest, Sha256};

/// The first line of a key file that has a passphrase.
const ENCRYPTED: &str = "-----BEGIN ENCRYPTED PRIVATE KEY-----";

/// A signing key.
#[derive(Clone)]
pub struct Key {
    signing: SigningKey,
}

/// The public half of a key, which may be known to everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    verifying: VerifyingKey,
}

/// The keys a publisher signs with.
#[derive(Debug, Clone)]
pub struct Keys {
    /// Signs the root; needed only to make or change the root, so best kept offline.
    pub root: Option<Key>,
    /// Signs targets, snapshot and timestamp.
    pub release: Key,
    /// Signs each collection.
    pub collections: BTreeMap<ShortName, Key>,
}

/// Why a key cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// There is no such file.
    #[error("there is no key at {path}; restore it from your backup, or replace the key as the handbook says")]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// A key is there already, and is never overwritten.
    #[error("there is a key at {path} already; it is left as it is: choose another file, or move it away")]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The key has a passphrase and none was given.
    #[error("the key at {path} needs its passphrase")]
    PassphraseNeeded {
        /// The file.
        path: PathBuf,
    },
    /// The passphrase does not open the key.
    #[error("the passphrase does not open the key at {path}; try again")]
    WrongPassphrase {
        /// The file.
        path: PathBuf,
    },
    /// The file is not an Ed25519 key in PKCS#8 PEM.
    #[error("{path} is not an Ed25519 key in PKCS#8 PEM: {reason}")]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// The system gave no random bytes.
    #[error("this system gives no random numbers: {0}; no key was made")]
    NoRandomness(String),
    /// Reading or writing failed.
    #[error("the key at {path} cannot be read or written: {source}; do this as whoever the keys belong to")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
}

impl Key {
    /// A new key from the system's random numbers.
    ///
    /// # Errors
    /// [`KeyError::NoRandomness`].
    pub fn generate() -> Result<Self, KeyError> {
        let mut seed = [0; 32];
        OsRng.try_fill_bytes(&mut seed).map_err(|error| KeyError::NoRandomness(error.to_string()))?;
        Ok(Self::from_seed(seed))
    }

    /// The key that the secret `seed` gives: for keys held elsewhere, and for tests.
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self { signing: SigningKey::from_bytes(&seed) }
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        PublicKey { verifying: self.signing.verifying_key() }
    }

    /// The key's TUF id, that of its public half.
    pub fn id(&self) -> String {
        self.public().id()
    }

    /// The signature over `bytes`, in hexadecimal.
    pub(crate) fn sign(&self, bytes: &[u8]) -> String {
        hex::encode(self.signing.sign(bytes).to_bytes())
    }

    /// Writes the key to a new file at `path`, readable by its owner only, under `passphrase` if one is given.
    ///
    /// # Errors
    /// [`KeyError::Exists`] when there is a file: a key is never overwritten. [`KeyError::Io`] when it cannot be written;
    /// then no file is left.
    pub fn save(&self, path: &Path, passphrase: Option<&str>) -> Result<(), KeyError> {
        let malformed = |reason: String| KeyError::Malformed { path: path.to_owned(), reason };
        let pem = match passphrase {
            None => self.signing.to_pkcs8_pem(LineEnding::LF),
            Some(words) => self.signing.to_pkcs8_encrypted_pem(OsRng, words, LineEnding::LF),
        }
        .map_err(|error| malformed(error.to_string()))?;
        let io = |source: std::io::Error| match source.kind() {
            std::io::ErrorKind::AlreadyExists => KeyError::Exists { path: path.to_owned() },
            _ => KeyError::Io { path: path.to_owned(), source },
        };
        let mut file = Access::Owner.create_new(path).map_err(io)?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let written = file.write_all(pem.as_bytes()).and_then(|()| file.sync_all()).and_then(|()| sync_folder(folder));
        written.map_err(|source| {
            drop(file);
            // Half a key helps nobody; if it cannot be removed either, the first error is the one to tell.
            let _ = std::fs::remove_file(path);
            KeyError::Io { path: path.to_owned(), source }
        })
    }

    /// Reads the key at `path`, with its `passphrase` if it has one. A passphrase given for a key without one is ignored.
    ///
    /// # Errors
    /// See [`KeyError`].
    pub fn load(path: &Path, passphrase: Option<&str>) -> Result<Self, KeyError> {
        let pem = read(path)?;
        let path = path.to_owned();
        let signing = if pem.trim_start().starts_with(ENCRYPTED) {
            let Some(words) = passphrase else { return Err(KeyError::PassphraseNeeded { path }) };
            SigningKey::from_pkcs8_encrypted_pem(&pem, words).map_err(|error| match error {
                pkcs8::Error::EncryptedPrivateKey(_) => KeyError::WrongPassphrase { path },
                other => KeyError::Malformed { path, reason: other.to_string() },
            })?
        } else {
            SigningKey::from_pkcs8_pem(&pem).map_err(|error| KeyError::Malformed { path, reason: error.to_string() })?
        };
        Ok(Self { signing })
    }

    /// Whether the key at `path` has a passphrase.
    ///
    /// # Errors
    /// [`KeyError::Missing`] and [`KeyError::Io`].
    pub fn needs_passphrase(path: &Path) -> Result<bool, KeyError> {
        Ok(read(path)?.trim_start().starts_with(ENCRYPTED))
    }
}

impl PublicKey {
    /// The key's TUF id: SHA-256, in hexadecimal, of its form in canonical JSON.
    pub fn id(&self) -> String {
        let public = format!(r#"{{"keytype":"ed25519","keyval":{{"public":"{}"}},"scheme":"ed25519"}}"#, self.hex());
        hex::encode(Sha256::digest(public))
    }

    /// Its 32 bytes, in hexadecimal.
    pub fn hex(&self) -> String {
        hex::encode(self.verifying.as_bytes())
    }

    /// The key that metadata gives in hexadecimal; `None` where that is no Ed25519 key.
    pub(crate) fn from_hex(hex: &str) -> Option<Self> {
        let bytes: [u8; 32] = hex::decode(hex).ok()?.try_into().ok()?;
        Some(Self { verifying: VerifyingKey::from_bytes(&bytes).ok()? })
    }

    /// Whether `signature`, in hexadecimal, is this key's over `bytes`.
    pub(crate) fn verifies(&self, bytes: &[u8], signature: &str) -> bool {
        let signature = hex::decode(signature).ok().and_then(|bytes| Signature::from_slice(&bytes).ok());
        signature.is_some_and(|signature| self.verifying.verify_strict(bytes, &signature).is_ok())
    }

    /// The key as a file holds it: SubjectPublicKeyInfo in PEM (RFC 8410).
    ///
    /// # Errors
    /// [`KeyError::Malformed`] when it cannot be put into PEM, naming `path`.
    pub fn to_pem(&self, path: &Path) -> Result<String, KeyError> {
        let malformed = |reason: String| KeyError::Malformed { path: path.to_owned(), reason };
        self.verifying.to_public_key_pem(LineEnding::LF).map_err(|error| malformed(error.to_string()))
    }

    /// Reads the public key at `path`.
    ///
    /// # Errors
    /// See [`KeyError`]; a private key is refused, because it has no business where a public one is asked for.
    pub fn load(path: &Path) -> Result<Self, KeyError> {
        let pem = read(path)?;
        let malformed = |reason: String| KeyError::Malformed { path: path.to_owned(), reason };
        if pem.contains("PRIVATE KEY") {
            return Err(malformed("it is a private key; give the public one, which ends in .pub".to_owned()));
        }
        let verifying = VerifyingKey::from_public_key_pem(&pem).map_err(|error| malformed(error.to_string()))?;
        Ok(Self { verifying })
    }
}

impl std::fmt::Debug for Key {
    /// The public half only: a secret never reaches a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Key({})", self.public().hex())
    }
}

fn read(path: &Path) -> Result<String, KeyError> {
    std::fs::read_to_string(path).map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound => KeyError::Missing { path: path.to_owned() },
        std::io::ErrorKind::InvalidData => {
            KeyError::Malformed { path: path.to_owned(), reason: "it is not text".to_owned() }
        }
        _ => KeyError::Io { path: path.to_owned(), source },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_key_is_loaded_again_with_its_passphrase_and_not_without() {
        let folder = tempfile::tempdir().unwrap();
        let key = Key::generate().unwrap();
        for (name, passphrase) in [("plain.pem", None), ("locked.pem", Some("four words of Пароль"))] {
            let path = folder.path().join(name);
            key.save(&path, passphrase).unwrap();
            assert_eq!(Key::load(&path, passphrase).unwrap().id(), key.id());
            assert_eq!(Key::needs_passphrase(&path).unwrap(), passphrase.is_some());
            assert!(matches!(key.save(&path, None), Err(KeyError::Exists { .. })), "a key was overwritten");
        }
        let locked = folder.path().join("locked.pem");
        assert!(matches!(Key::load(&locked, None), Err(KeyError::PassphraseNeeded { .. })));
        assert!(matches!(Key::load(&locked, Some("guess")), Err(KeyError::WrongPassphrase { .. })));
        let text = std::fs::read_to_string(&locked).unwrap();
        assert!(text.starts_with(ENCRYPTED));
        assert!(matches!(Key::load(&folder.path().join("none"), None), Err(KeyError::Missing { .. })));
        std::fs::write(folder.path().join("other.pem"), "not a key").unwrap();
        assert!(matches!(Key::load(&folder.path().join("other.pem"), None), Err(KeyError::Malformed { .. })));
    }

    #[test]
    fn a_public_key_is_read_again_and_verifies_only_its_own_signatures() {
        let folder = tempfile::tempdir().unwrap();
        let (key, other) = (Key::from_seed([1; 32]), Key::from_seed([2; 32]));
        let path = folder.path().join("office.pub");
        std::fs::write(&path, key.public().to_pem(&path).unwrap()).unwrap();
        let public = PublicKey::load(&path).unwrap();
        assert_eq!((public.id(), PublicKey::from_hex(&public.hex())), (key.id(), Some(key.public())));
        for (signer, bytes, right) in [(&key, "text", true), (&key, "test", false), (&other, "text", false)] {
            assert_eq!(public.verifies(b"text", &signer.sign(bytes.as_bytes())), right);
        }
        assert!(!public.verifies(b"text", "00"));
        let secret = folder.path().join("office.pem");
        key.save(&secret, None).unwrap();
        assert!(matches!(PublicKey::load(&secret), Err(KeyError::Malformed { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_a_key_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("root.pem");
        Key::generate().unwrap().save(&path, None).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_key_never_prints_its_secret() {
        let key = Key::from_seed([7; 32]);
        assert!(!format!("{key:?}").contains(&hex::encode([7; 32])));
    }
}
