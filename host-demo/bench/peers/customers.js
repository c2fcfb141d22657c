// The same customers for every peer: the first page of the API the page names, as many as the list asks for.
const { api } = document.documentElement.dataset;

/** @returns {Promise<{ items: { id: string, name: string, email: string, company?: string, status: string, updatedAt: string }[], nextCursor: string | null }>} */
export async function getCustomers(cursor) {
  const query = new URLSearchParams({ limit: '100', sort: 'name', ...(cursor && { cursor }) });
  const response = await fetch(`${api}/customers?${query}`);
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  return response.json();
}

export const columns = ['name', 'email', 'company', 'status', 'updatedAt'];
export const root = document.querySelector('#root');
