import { Component, CUSTOM_ELEMENTS_SCHEMA, signal, VERSION } from '@angular/core';
import type { WidgetEventMap, WidgetOptions } from '@customer-kit/embed';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Customers</h1>
    <button type="button" (click)="shown.set(!shown())">{{ shown() ? 'Hide' : 'Show' }}</button>
    @if (shown()) {
      <customer-search [group]="group" [getAccessToken]="getAccessToken" />
      <customer-list
        density="comfortable"
        [group]="group"
        [getAccessToken]="getAccessToken"
        (customer-select)="select($event)"
      />
      <customer-form [group]="group" [getAccessToken]="getAccessToken" />
      <customer-delete [group]="group" [getAccessToken]="getAccessToken" />
    }
    <footer>Last opened: {{ opened() }}. Angular {{ version }}.</footer>
  `,
})
export class AppComponent {
  readonly version = VERSION.full;
  readonly group = 'customers';
  readonly shown = signal(true);
  readonly opened = signal('nobody');

  // The portal's own back end gives the token of who is signed in; undefined is nobody.
  readonly getAccessToken: WidgetOptions['getAccessToken'] = async ({ forceRefresh }) => {
    const response = await fetch('/access-token', { cache: forceRefresh ? 'reload' : 'default' });
    return response.ok ? response.text() : undefined;
  };

  select(event: WidgetEventMap['customer-select']): void {
    this.opened.set(event.detail.customer.name);
  }
}
