import type { Message } from '../messages.ts';
import type { CommonMessageKey } from '../texts.ts';

export default {
  lang: 'es',
  close: 'Cerrar',
  cancel: 'Cancelar',
  retry: 'Reintentar',
  'sign-in': 'Iniciar sesión',
  'status.lead': 'Potencial',
  'status.active': 'Activo',
  'status.inactive': 'Inactivo',
  'problem.network': 'El servidor no respondió. Compruebe la conexión e inténtelo de nuevo.',
  'problem.unauthorized': 'No ha iniciado sesión. Iníciela e inténtelo de nuevo.',
  'problem.access-denied': 'No tiene permiso para hacer esto. Diríjase a quien administra sus accesos.',
  'problem.customer-not-found': 'Este cliente ya no existe. Puede que alguien lo haya eliminado.',
  'problem.customer-deleted': 'Este cliente se eliminó mientras tanto.',
  'problem.email-taken': 'Otro cliente ya tiene esta dirección de correo.',
  'problem.version-conflict': 'Alguien modificó este cliente después de que usted lo abriera.',
  'problem.too-many-requests': 'Demasiadas solicitudes a la vez. Espere un momento e inténtelo de nuevo.',
  'problem.invalid-request':
    'El servidor no aceptó esta solicitud. Recargue la página; si vuelve a ocurrir, comunique la referencia {reference}.',
  'problem.invalid-cursor': 'La lista ha cambiado demasiado para continuar desde aquí. Recárguela.',
  'problem.render': 'Esta parte de la página ha fallado.',
  'problem.unexpected':
    'Algo falló en el servidor. Inténtelo de nuevo; si vuelve a ocurrir, comunique la referencia {reference}.',
} satisfies Record<CommonMessageKey, Message>;
