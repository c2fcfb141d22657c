declare module 'virtual:custom-elements' {
  export const manifest: ReturnType<typeof import('@customer-kit/embed/build/custom-elements').customElements>;
  export const methods: ReturnType<typeof import('@customer-kit/embed/build/custom-elements').mountedMethods>;
}
