#!/usr/bin/env python3
"""Speaks the starter's recording, one file a language, and writes the transcript that follows it.

    apt-get install espeak-ng lame sox
    python3 resources/starter-src/recording.py

The voices are espeak-ng's: made, and nobody's. What is spoken is in `recording/<lang>.txt`: a line that begins with `#`
begins a part, every other line is a sentence. After a `|` stands how it is spelled for the voice, where that differs from
how it is read: Arabic is spoken with its vowel signs and read without them. Times are those of the sound, counted in samples.
"""
import pathlib
import subprocess
import tempfile
import wave

HERE = pathlib.Path(__file__).parent
OUT = HERE.parent / 'starter/collections/stories/calling-an-interpreter'
VOICES = {'en': 'en-gb', 'ar': 'ar', 'es': 'es', 'fr': 'fr-fr', 'hu': 'hu', 'ru': 'ru', 'sq': 'sq', 'sr-Latn': 'sr'}
RATE = 16_000  # samples a second: enough for speech, and half the bytes of more
PAUSE = 0.45  # seconds between sentences
PART = 1.1  # seconds before a part
SPEED = 140  # words a minute: slower than people speak, for those who read along in a language they learn


def spoken(voice, words):
    """The samples of a sentence, 16 bits each."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / 'said.wav'
        subprocess.run(['espeak-ng', '-v', voice, '-s', str(SPEED), '-w', str(path), words], check=True)
        turned = pathlib.Path(folder) / 'turned.wav'
        subprocess.run(['sox', '-R', '-v', '0.8', str(path), '-r', str(RATE), '-c', '1', '-b', '16', str(turned)], check=True)
        with wave.open(str(turned)) as sound:
            return sound.readframes(sound.getnframes())


def clock(samples):
    milliseconds = round(samples * 1000 / RATE)
    return f'{milliseconds // 60000:02}:{milliseconds // 1000 % 60:02}.{milliseconds % 1000:03}'


def silence(seconds):
    return b'\0\0' * round(seconds * RATE)


def make(language, voice):
    sound, cues, part = b'', ['WEBVTT'], None
    for line in (HERE / f'recording/{language}.txt').read_text(encoding='utf-8').splitlines():
        line = line.strip()
        if not line:
            continue
        if line.startswith('#'):
            part = line.lstrip('# ')
            sound += silence(PART if sound else PAUSE)
            continue
        read, _, say = (piece.strip() for piece in line.partition('|'))
        start = len(sound) // 2
        sound += spoken(voice, say or read)
        times = f'{clock(start)} --> {clock(len(sound) // 2)}'
        cues.append('\n'.join([*([part] if part else []), times, read]))
        part = None
        sound += silence(PAUSE)
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / f'{language}.vtt').write_text('\n\n'.join(cues) + '\n', encoding='utf-8')
    with tempfile.NamedTemporaryFile(suffix='.wav') as file:
        with wave.open(file, 'wb') as whole:
            whole.setnchannels(1)
            whole.setsampwidth(2)
            whole.setframerate(RATE)
            whole.writeframes(sound)
        file.flush()
        target = OUT / f'{language}.mp3'
        # 24 kbit/s of constant rate: a second is three kilobytes, and seeking lands where it should.
        subprocess.run(['lame', '--silent', '-m', 'm', '--cbr', '-b', '24', '-q', '0', file.name, str(target)], check=True)
        print(f'{target.name}: {len(sound) / 2 / RATE:.1f} s, {target.stat().st_size} bytes')


for language, voice in VOICES.items():
    make(language, voice)
