import type { Message } from '@customer-kit/kit';
import type { MessageKey } from '../messages.ts';

export default {
  'search.label': 'Buscar clientes',
  'search.placeholder': 'Nombre, empresa, correo o teléfono',
  'search.clear': 'Borrar la búsqueda',
  'search.hint': 'Escriba al menos dos letras',
  'search.found.none': 'No se encontró nada',
  'search.found.all': { one: '{count} cliente encontrado', other: '{count} clientes encontrados' },
  'search.found.more': '{count} clientes encontrados, y hay más',
  'search.suggestions': 'Clientes encontrados',
  'search.suggestions.wait': 'Buscando…',
  'search.suggestions.found': {
    one: 'Un cliente debajo del campo. Ábralo con las flechas e Intro.',
    other: '{count} clientes debajo del campo. Abra uno con las flechas e Intro.',
  },
  'search.recent': 'Búsquedas recientes',
  'search.recent.clear': 'Borrar',
} satisfies Record<MessageKey, Message>;
