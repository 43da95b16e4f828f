/** pdf.js's worker, after what the webview lacks. */
import './stream-iterator';
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
