#!/usr/bin/env python3
"""Writes the starter's dataset: the visits that the gallery's drawing shows, a row a working day, in each language.

    python3 resources/starter-src/dataset.py
"""
import ast
import pathlib

HERE = pathlib.Path(__file__).parent
OUT = HERE.parent / 'starter/collections/policy/a-month-of-visits'
MONTH = '2026-03'
COLUMNS = {
    'en': ['Day', 'Information', 'Counselling', 'Referral', 'All visits'],
    'ar': ['اليوم', 'المعلومات', 'المشورة', 'الإحالة', 'مجموع الزيارات'],
    'fr': ['Jour', 'Information', 'Conseil', 'Orientation', 'Toutes les visites'],
    'sq': ['Dita', 'Informim', 'Këshillim', 'Referim', 'Të gjitha vizitat'],
    'sr-Latn': ['Dan', 'Informacije', 'Savetovanje', 'Upućivanje', 'Sve posete'],
}

source = ast.parse((HERE / 'drawings.py').read_text(encoding='utf-8'))
VISITS = next(
    ast.literal_eval(line.value)
    for line in source.body
    if isinstance(line, ast.Assign) and getattr(line.targets[0], 'id', '') == 'VISITS'
)
OUT.mkdir(parents=True, exist_ok=True)
for language, columns in COLUMNS.items():
    rows = [[f'{MONTH}-{day:02}', *parts, sum(parts)] for day, *parts in VISITS]
    lines = [','.join(map(str, row)) for row in [columns, *rows]]
    (OUT / f'{language}.csv').write_text('\n'.join(lines) + '\n', encoding='utf-8')
