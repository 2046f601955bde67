import '@hotwired/turbo';
import { Application } from '@hotwired/stimulus';
import DirtyForm from './controllers/dirty-form.js';
import Errors from './controllers/errors.js';
import Filter from './controllers/filter.js';
import GridSum from './controllers/grid-sum.js';
import Live from './controllers/live.js';
import SubmitOnce from './controllers/submit-once.js';
import Theme from './controllers/theme.js';

const application = Application.start();
application.register('dirty-form', DirtyForm);
application.register('errors', Errors);
application.register('filter', Filter);
application.register('grid-sum', GridSum);
application.register('live', Live);
application.register('submit-once', SubmitOnce);
application.register('theme', Theme);
