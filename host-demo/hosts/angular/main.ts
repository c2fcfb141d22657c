import { provideZoneChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { configure, defineElements } from '@customer-kit/embed';
import { AppComponent } from './app.component';

configure({ cdn: 'http://localhost:3100', api: 'http://localhost:4000' });
// Here, before there is an NgZone, so that what happens inside a widget starts no change detection.
defineElements();

bootstrapApplication(AppComponent, { providers: [provideZoneChangeDetection()] }).catch(console.error);
