//! A static host: serves a folder over HTTP/1.1 on this computer, as fast as files can be read.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};

use anyhow::Result;

/// Bytes sent at once.
const PIECE: usize = 1 << 20;

/// Serves `folder` on a free port until the benchmark ends.
pub fn serve(folder: &Path) -> Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = listener.local_addr()?;
    let folder = folder.to_owned();
    std::thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            let folder = folder.clone();
            // A reader that goes away ends its connection, and nothing else.
            std::thread::spawn(move || answer_all(connection, &folder));
        }
    });
    Ok(address)
}

fn answer_all(connection: TcpStream, folder: &Path) -> io::Result<()> {
    connection.set_nodelay(true)?;
    let mut requests = BufReader::new(connection.try_clone()?);
    let mut to = connection;
    loop {
        let (mut path, mut start) = (String::new(), None);
        loop {
            let mut line = String::new();
            if requests.read_line(&mut line)? == 0 {
                return Ok(());
            }
            let line = line.trim_end();
            if line.is_empty() {
                break;
            }
            if path.is_empty() {
                path = line.split(' ').nth(1).unwrap_or_default().trim_start_matches('/').to_owned();
            } else if let Some(range) = line.strip_prefix("range: bytes=") {
                start = range.trim_end_matches('-').parse().ok();
            }
        }
        answer(&folder.join(&path), inside(&path), start, &mut to)?;
    }
}

fn inside(path: &str) -> bool {
    PathBuf::from(path).components().all(|part| matches!(part, Component::Normal(_)))
}

fn answer(path: &Path, allowed: bool, start: Option<u64>, to: &mut TcpStream) -> io::Result<()> {
    let found = File::open(path).ok().filter(|_| allowed && path.is_file());
    let Some(mut file) = found else {
        return to.write_all(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n");
    };
    let total = file.metadata()?.len();
    let start = start.filter(|start| *start < total);
    let (status, from) = if start.is_some() { ("206 Partial Content", start.unwrap_or(0)) } else { ("200 OK", 0) };
    // What a usual host says of a file.
    let mut head = format!(
        "HTTP/1.1 {status}\r\nserver: static\r\ndate: Thu, 01 Jan 2026 00:00:00 GMT\r\n\
         content-type: application/octet-stream\r\ncontent-length: {}\r\n\
         last-modified: Thu, 01 Jan 2026 00:00:00 GMT\r\netag: \"{total:x}\"\r\naccept-ranges: bytes\r\n",
        total - from
    );
    if start.is_some() {
        head += &format!("content-range: bytes {from}-{}/{total}\r\n", total - 1);
    }
    head += "\r\n";
    to.write_all(head.as_bytes())?;
    file.seek(SeekFrom::Start(from))?;
    let mut buffer = vec![0; PIECE.min(usize::try_from(total - from).unwrap_or(PIECE).max(1))];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(()),
            read => to.write_all(&buffer[..read])?,
        }
    }
}
