import './components.js';
import './requests.js';
import './diagrams.js';
