/** pdf.js's worker, after what the webview lacks. */
import './worker-inflating';
import './stream-iterator';
import './worker-files';
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
