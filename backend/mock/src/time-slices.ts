const sliceMilliseconds = 8;

/** Long work in pieces shorter than a frame: `if (slices.over()) await slices.next()` gives the page its thread back. */
export class TimeSlices {
  #start = performance.now();

  over(): boolean {
    return performance.now() - this.#start > sliceMilliseconds;
  }

  async next(): Promise<void> {
    await new Promise((resume) => setTimeout(resume));
    this.#start = performance.now();
  }
}
