//! A real IMAP server with one mailbox, for one test: started on this machine, gone when it is dropped.

mod setup;

use std::{
    fs,
    io::Read,
    net::{SocketAddr, TcpStream},
    os::unix::fs::chown,
    path::PathBuf,
    process::{Child, Command},
    thread::sleep,
    time::Duration,
};

use setup::{free_port, home, program, settings, spawn, write};

use crate::programs::{is_root, run};

/// A running server. Everybody may sign in with [`Dovecot::PASSWORD`], and has the same mailbox.
#[derive(Debug)]
pub struct Dovecot {
    home: PathBuf,
    owner: (u32, u32),
    open: u16,
    sealed: u16,
    running: Child,
}

impl Dovecot {
    /// The password of everybody.
    pub const PASSWORD: &str = "opensesame";

    /// Starts a server with this certificate and key (PEM). To be called in the thread of the test: it ends with it.
    ///
    /// # Panics
    /// When the server cannot be started; the message says what to do.
    pub fn start(certificate: &str, key: &str) -> Self {
        Self::try_start(certificate, key).unwrap_or_else(|why| panic!("{why}"))
    }

    fn try_start(certificate: &str, key: &str) -> Result<Self, String> {
        let program = program()?;
        // It lets nobody who is root read mail: then its own user runs all of it.
        let user = if is_root()? {
            "dovecot".to_owned()
        } else {
            run(Command::new("id").arg("-un"))?.trim().to_owned()
        };
        let id = |what: &str| {
            let id = run(Command::new("id").args([what, &user]))?;
            id.trim().parse::<u32>().map_err(|error| error.to_string())
        };
        let owner = (id("-u")?, id("-g")?);
        let group = run(Command::new("id").args(["-gn", &user]))?.trim().to_owned();
        let home = home(&user)?;
        let [open, sealed] = [free_port()?, free_port()?];
        let settings = settings(&home, &user, &group, [open, sealed]);
        for (name, text) in [("server.pem", certificate), ("server.key", key), ("conf", &settings)] {
            write(&home.join(name), text.as_bytes(), owner)?;
        }
        let running = spawn(&program, &home, &user)?;
        let server = Self {
            home,
            owner,
            open,
            sealed,
            running,
        };
        server.wait()?;
        Ok(server)
    }

    /// Where it speaks in the open, and with STARTTLS.
    pub fn open(&self) -> SocketAddr {
        SocketAddr::from(([127, 0, 0, 1], self.open))
    }

    /// Where it speaks inside TLS.
    pub fn sealed(&self) -> SocketAddr {
        SocketAddr::from(([127, 0, 0, 1], self.sealed))
    }

    /// Makes a folder; its name as it travels.
    ///
    /// # Panics
    /// When it cannot be made.
    pub fn make(&self, folder: &str) {
        for part in ["", "cur", "new", "tmp"] {
            let dir = self.folder(folder).join(part);
            fs::create_dir_all(&dir)
                .and_then(|()| chown(&dir, Some(self.owner.0), Some(self.owner.1)))
                .unwrap_or_else(|why| panic!("{why}"));
        }
    }

    /// Puts a mail into a folder, unread. Mails are in the order of their names.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn put(&self, folder: &str, name: &str, mail: &[u8]) {
        self.make(folder);
        write(&self.folder(folder).join("new").join(name), mail, self.owner).unwrap_or_else(|why| panic!("{why}"));
    }

    /// The mails of a folder by their names, each with whether it was read, in order.
    pub fn mails(&self, folder: &str) -> Vec<(String, bool)> {
        let files = ["new", "cur"]
            .into_iter()
            .flat_map(|part| fs::read_dir(self.folder(folder).join(part)));
        let names = files
            .flatten()
            .flatten()
            .map(|file| file.file_name().to_string_lossy().into_owned());
        let mut mails: Vec<(String, bool)> = names
            .map(|name| {
                let (name, flags) = name.split_once(":2,").unwrap_or((&name, ""));
                let name = name.split([',', '.']).next().unwrap_or_default();
                (name.to_owned(), flags.contains('S'))
            })
            .collect();
        mails.sort();
        mails
    }

    fn folder(&self, folder: &str) -> PathBuf {
        let mail = self.home.join("mail");
        if folder == "INBOX" {
            mail
        } else {
            mail.join(format!(".{folder}"))
        }
    }

    fn wait(&self) -> Result<(), String> {
        for _ in 0..200 {
            let mut said = [0; 4];
            let greeting = TcpStream::connect(self.open()).and_then(|mut stream| stream.read_exact(&mut said));
            if greeting.is_ok() && &said == b"* OK" {
                return Ok(());
            }
            sleep(Duration::from_millis(50));
        }
        let log = fs::read_to_string(self.home.join("log")).unwrap_or_default();
        Err(format!("Dovecot did not start: {}", log.trim()))
    }
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        // It ends its own processes when it is asked to.
        let _ = Command::new("kill").arg(self.running.id().to_string()).status();
        let _ = self.running.wait();
        let _ = fs::remove_dir_all(&self.home);
    }
}
